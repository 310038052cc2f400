package org.openfpx.domain.as.policy;

import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.time.Atomically;
import org.openfpx.domain.time.World;

/**
 * Ends what rests on claims that count no more: of an issuer that is believed no longer, or all of
 * them where a network has become strict (protocol, sections 0 and 5). The policies stay as they
 * are; whoever may still have something proves it anew.
 */
public final class EndProven {
  private static final int BATCH = 100;

  private final World world;
  private final Stores stores;

  public EndProven(World world, Stores stores) {
    this.world = world;
    this.stores = stores;
  }

  /**
   * Ends permissions and PCTs.
   *
   * @param issuer what it vouched for; empty for all
   */
  public void end(Optional<Issuer> issuer) {
    int removed = BATCH;
    while (removed == BATCH) {
      removed = stores.pcts().removeVouchedBy(issuer.map(Pct::issuer), BATCH);
    }
    var page = stores.policies().aboutClaims(issuer, Optional.empty(), BATCH);
    while (!page.isEmpty()) {
      page.forEach(this::endWhatRestsOn);
      var last = Optional.of(page.getLast().id());
      page = stores.policies().aboutClaims(issuer, last, BATCH);
    }
  }

  private void endWhatRestsOn(Policy policy) {
    stores
        .atomically()
        .run(() -> {
          // Locked: whoever is giving something on it now has noted that by then.
          var _ = stores.policies().on(List.of(policy.resource()));
          RestingPermissions.end(
              stores.policies(),
              stores.permissions(),
              policy.id(),
              policy.account(),
              world.time().instant());
          return true;
        });
  }

  /** What rests on claims, and where it is ended. */
  public record Stores(
      Policies policies, Permissions permissions, Pcts pcts, Atomically atomically) {}
}

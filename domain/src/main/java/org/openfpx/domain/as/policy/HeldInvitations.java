package org.openfpx.domain.as.policy;

import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.time.Atomically;
import org.openfpx.domain.time.World;

/**
 * What a guest does with the invitations that it took: sees them, and gives them up (protocol,
 * section 3.10). Another account's does not exist. The accounts of a disabled wallet may do both.
 */
public final class HeldInvitations {
  /** As many as one page holds. */
  public static final int PAGE = 100;

  private final World world;
  private final Stores stores;

  public HeldInvitations(World world, Stores stores) {
    this.world = world;
    this.stores = stores;
  }

  /** The guest's invitations after that id, by key. */
  public Page page(ClientId guest, Optional<PolicyId> after) {
    var found = stores.invitations().pageTaken(guest, after, PAGE + 1);
    var hasMore = found.size() > PAGE;
    return new Page(hasMore ? found.subList(0, PAGE) : found, hasMore);
  }

  public Optional<Policy> find(ClientId guest, PolicyId id) {
    return stores
        .invitations()
        .findTaken(id, guest)
        .filter(
            one -> one.who() instanceof Policy.WhoIsInvited invited && invited.isTakenBy(guest));
  }

  /**
   * Gives one up; what rested on it ends.
   *
   * @return whether the guest has one of that name
   */
  public boolean giveUp(ClientId guest, PolicyId id) {
    return stores
        .atomically()
        .run(() -> {
          var found = find(guest, id);
          // Before what rests on it: whoever is giving something on it now has done so by then.
          if (found.isEmpty() || !stores.invitations().giveUp(id, guest)) {
            return false;
          }
          RestingPermissions.end(
              stores.policies(),
              stores.permissions(),
              id,
              found.get().account(),
              world.time().instant());
          return true;
        });
  }

  /** What invitations stand in, and what rests on them. */
  public record Stores(
      Invitations invitations, Policies policies, Permissions permissions, Atomically atomically) {}

  /** One page. */
  public record Page(List<Policy> invitations, boolean hasMore) {
    public Page {
      invitations = List.copyOf(invitations);
    }
  }
}

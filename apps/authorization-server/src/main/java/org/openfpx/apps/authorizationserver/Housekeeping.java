package org.openfpx.apps.authorizationserver;

import java.time.Duration;
import java.time.Instant;
import org.openfpx.domain.as.logout.LogoutNotices;
import org.openfpx.domain.as.logout.SignedOut;
import org.openfpx.domain.as.reap.EndDisabled;
import org.openfpx.domain.as.reap.ForgetAccounts;
import org.openfpx.domain.as.reap.Reap;
import org.openfpx.domain.as.signin.PushedRequests;
import org.openfpx.domain.oauth.KeepSigningKeys;
import org.openfpx.domain.time.World;
import org.openfpx.persistence.oauth.OauthReaper;

/** What is due from time to time: removing what is over, and keeping the signing keys fresh. */
final class Housekeeping {
  private static final int BATCH = 500;
  private static final Duration KEYS_EVERY = Duration.ofHours(1);

  private final World world;
  private final Reap reap;
  private final EndDisabled endDisabled;
  private final ForgetAccounts forgetAccounts;
  private final OauthReaper oauthReaper;
  private final PushedRequests pushedRequests;
  private final LogoutNotices logoutNotices;
  private final SignedOut signedOut;
  private final KeepSigningKeys keepSigningKeys;
  private Instant keysKeptAt;

  Housekeeping(World world, UseCases useCases, Stores stores, KeepSigningKeys keepSigningKeys) {
    this.world = world;
    this.reap = useCases.reap();
    this.endDisabled = useCases.endDisabled();
    this.forgetAccounts = useCases.forgetAccounts();
    this.oauthReaper = stores.oauthReaper();
    this.pushedRequests = stores.pushedRequests();
    this.logoutNotices = stores.logoutNotices();
    this.signedOut = stores.signedOut();
    this.keepSigningKeys = keepSigningKeys;
    this.keysKeptAt = world.time().instant();
  }

  /** One round; whether there may be more to remove. */
  boolean round() {
    endDisabled.end();
    forgetAccounts.forget();
    var now = world.time().instant();
    boolean more = oauthReaper.reap(now, BATCH) >= BATCH;
    more |= pushedRequests.removeExpired(now, BATCH) == BATCH;
    more |= logoutNotices.removeExpired(now, BATCH) == BATCH;
    more |= signedOut.removeExpired(now, BATCH) == BATCH;
    more |= reap.reap();
    // The last: a store of keys that fails must keep nothing else from going.
    if (!now.isBefore(keysKeptAt.plus(KEYS_EVERY))) {
      keepKeys();
    }
    return more;
  }

  /** Makes and drops the signing keys that are due. */
  void keepKeys() {
    AuthorizationServer.SIGNED_BY.forEach(keepSigningKeys::keep);
    keysKeptAt = world.time().instant();
  }
}

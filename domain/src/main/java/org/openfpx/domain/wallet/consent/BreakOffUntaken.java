package org.openfpx.domain.wallet.consent;

import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.openfpx.domain.time.Atomically;
import org.openfpx.domain.wallet.consent.ConsentRequest.Stage;
import org.openfpx.domain.wallet.permission.ConsentId;
import org.openfpx.domain.wallet.permission.Permission.Reason;
import org.openfpx.domain.wallet.permission.Permission.Standing;
import org.openfpx.domain.wallet.permission.Permissions;

/**
 * What was pushed counts for nothing until the authorization server has taken the answer (protocol,
 * 3.7). Where the browser never brought it, or brought it to no good, nothing was ever shared, and
 * the person is told so; no other party has to be asked for it.
 */
public final class BreakOffUntaken {
  /** Longer than a code lives that was given at the last moment. */
  private static final Duration GRACE = Duration.ofMinutes(5);

  private final ConsentRequests requests;
  private final Permissions permissions;
  private final Atomically atomically;
  private final InstantSource time;

  public BreakOffUntaken(AnswerYes.Records records, InstantSource time) {
    this.requests = records.requests();
    this.permissions = records.permissions();
    this.atomically = records.atomically();
    this.time = time;
  }

  /**
   * Breaks off those whose time is over.
   *
   * @return how many
   */
  public int run(int atMost) {
    var over = requests.untaken(time.instant().minus(GRACE), atMost);
    over.forEach(this::breakOff);
    return over.size();
  }

  private void breakOff(ConsentId id) {
    var now = time.instant();
    atomically.run(() -> {
      if (requests.move(id, Stage.SHARED, Stage.OVER)) {
        Stream.concat(
                permissions.ofConsent(id).stream(),
                // A silent sign-in is by an earlier yes.
                permissions.atAsAccount(id.value()).stream())
            .filter(permission -> permission.standing() instanceof Standing.Given)
            .forEach(permission -> permissions.ended(permission.id(), Reason.BROKEN_OFF, now));
      }
      return true;
    });
  }
}

package org.openfpx.domain.wallet.owning;

import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.EndAnswer;
import org.openfpx.domain.wallet.permission.StopSharing;

/**
 * An owner ends a rule of theirs, or what a single reader has by one. What was written down is
 * stopped like every other sharing, so that the wallet asks again until it is confirmed.
 */
public final class EndRule {
  private final AuthorizationServers servers;
  private final StopSharing stopSharing;
  private final Ledger ledger;

  public EndRule(AuthorizationServers servers, StopSharing stopSharing, Ledger ledger) {
    this.servers = servers;
    this.stopSharing = stopSharing;
    this.ledger = ledger;
  }

  /** What came of it. */
  public enum Outcome {
    /** It has ended. */
    ENDED,
    /** Written down; the authorization server has yet to confirm. */
    BEING_ENDED,
    /** Nothing was changed: the authorization server can't be reached now. */
    UNREACHABLE
  }

  /** Ends a rule; what rested on it ends too. */
  public Outcome end(Place place, String rule) {
    var noted = ledger.recordOf(place, rule);
    if (noted.isPresent()) {
      return stopped(stopSharing.stop(noted.get().account(), noted.get().consent()));
    }
    var account = place.account();
    return asked(servers.endRule(account.server(), account.credentials(), rule));
  }

  /** Ends what one reader has. */
  public Outcome endReader(Place place, String permission) {
    var noted = ledger.recordOf(place, permission);
    if (noted.isPresent()) {
      return stopped(stopSharing.stop(noted.get().account(), noted.get().consent()));
    }
    var account = place.account();
    return asked(servers.end(account.server(), account.credentials(), permission));
  }

  private static Outcome stopped(StopSharing.Outcome outcome) {
    return outcome == StopSharing.Outcome.STOPPED ? Outcome.ENDED : Outcome.BEING_ENDED;
  }

  private static Outcome asked(EndAnswer answer) {
    return answer == EndAnswer.ENDED ? Outcome.ENDED : Outcome.UNREACHABLE;
  }
}

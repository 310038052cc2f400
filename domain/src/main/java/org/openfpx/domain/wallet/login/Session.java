package org.openfpx.domain.wallet.login;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.wallet.account.AccountId;

/**
 * One browser's visit, signed in or not.
 *
 * @param id stays when the browser gets a new cookie at login, so that what it began goes on
 * @param seenAt the last time it came, give or take a minute
 * @param endsAt when it ends at the latest
 */
public record Session(String id, Instant seenAt, Instant endsAt, Optional<SignedIn> signedIn) {

  /**
   * Who is there.
   *
   * @param idp the identity provider by which the person came in
   * @param assurance what the identity provider says of this login
   * @param at when the person signed in at the identity provider; empty where it does not say so,
   *     and then nobody may claim that it was lately
   * @param vouchedAnewAt where it does not say so: when it vouched here for the person, if it was
   *     asked to have them sign in once more, and not just to say whom it remembers
   */
  public record SignedIn(
      AccountId account,
      String idp,
      Assurance assurance,
      Optional<Instant> at,
      Optional<Instant> vouchedAnewAt) {}

  /** Whether it still counts. */
  public boolean isOpenAt(Instant now, Duration idle) {
    return now.isBefore(endsAt) && now.isBefore(seenAt.plus(idle));
  }
}

package org.openfpx.domain.wallet.login;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.login.Session.SignedIn;

/** The browser sessions, each found by the secret in its cookie. */
public interface Sessions {
  void begin(Session session, SecretHash secret);

  Optional<Session> find(SecretHash secret);

  /** Notes that the browser came. */
  void seen(String session, Instant now);

  /**
   * Signs a person in under a new secret, in one atomic step; the old secret is good for nothing
   * afterwards (no session fixation).
   *
   * @return whether the session was still there
   */
  boolean signIn(String session, SecretHash next, SignedIn signedIn, Instant now, Instant endsAt);

  /** Ends one session. */
  void end(String session);

  /** A person's sessions, the last used first; those that are over may be among them. */
  List<Session> of(AccountId account, int atMost);

  /** Ends one session, if it is this person's. */
  void endOf(AccountId account, String session);

  /** Ends all sessions of a person but this one. */
  void endOthers(AccountId account, String kept);

  /** Ends all sessions of a person. */
  void endAll(AccountId account);

  /**
   * Removes sessions that ended before, or were not seen since.
   *
   * @return how many
   */
  int reap(Instant endedBefore, Instant notSeenSince, int atMost);
}

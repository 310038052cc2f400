package org.openfpx.domain.wallet.login;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.login.Session.SignedIn;

/**
 * The browsers in which a person is signed in, as that person sees and ends them (OWASP ASVS 5.0,
 * 7.5.2). Of a browser nothing is kept by which it could be told from others.
 */
public final class OwnSessions {
  /** How long ago somebody may have signed in who ends others, opens more, or deletes all. */
  private static final Duration RECENT = Duration.ofMinutes(5);

  /** How much longer a form is taken from them, that it may be filled in without haste. */
  private static final Duration FILLING_IN = Duration.ofMinutes(15);

  /** How many are shown. */
  private static final int MOST = 50;

  private final Sessions sessions;
  private final SessionLifetimes lifetimes;
  private final InstantSource time;

  public OwnSessions(Sessions sessions, SessionLifetimes lifetimes, InstantSource time) {
    this.sessions = sessions;
    this.lifetimes = lifetimes;
    this.time = time;
  }

  /** Those that still count, the last used first; fifty at most. */
  public List<Session> of(AccountId account) {
    var now = time.instant();
    return sessions.of(account, MOST).stream()
        .filter(session -> session.isOpenAt(now, lifetimes.idle()))
        .toList();
  }

  /**
   * Whether the person has signed in here recently (OWASP ASVS 5.0, 7.5.1 to 7.5.3): whoever finds
   * a browser open must not lock its owner out, let others through to what is theirs, add to it, or
   * delete it.
   */
  public boolean isFresh(Session here) {
    return isSignedInSince(here, RECENT);
  }

  /**
   * Whether the person has signed in here so recently that a form of theirs is taken. Opening it
   * asks for {@link #isFresh}, and to fill it in takes a while; when it was opened nobody knows, so
   * that all this time holds for whoever sends what they never opened.
   */
  public boolean maySend(Session here) {
    return isSignedInSince(here, RECENT.plus(FILLING_IN));
  }

  private boolean isSignedInSince(Session here, Duration most) {
    var now = time.instant();
    return here.signedIn()
        .flatMap(OwnSessions::shownAt)
        .filter(at -> now.isBefore(at.plus(most)))
        .isPresent();
  }

  /**
   * When the person has shown who they are, as far as it is known. A provider that does not say so
   * may have let in whoever sits there, because it remembered them: that it vouched counts only
   * where it was asked to have them sign in once more. Else nobody who comes from there could ever
   * do what this is asked for.
   */
  private static Optional<Instant> shownAt(SignedIn who) {
    return who.at().or(who::vouchedAnewAt);
  }

  /**
   * Since when somebody is signed in, as it is shown to them. Of a provider that does not say when
   * it asked for the password it is when it vouched here.
   */
  public Instant since(Session session) {
    return session
        .signedIn()
        .flatMap(SignedIn::at)
        .orElseGet(() -> session.endsAt().minus(lifetimes.longest()));
  }

  /** What came of ending. */
  public enum Outcome {
    /** What was named is over, or was before, or is not this person's. */
    ENDED,
    /** Nothing was ended: the person has to sign in once more. */
    SIGN_IN_AGAIN
  }

  /** Ends one of this person's. */
  public Outcome end(Session here, AccountId account, String session) {
    if (!isFresh(here)) {
      return Outcome.SIGN_IN_AGAIN;
    }
    sessions.endOf(account, session);
    return Outcome.ENDED;
  }

  /** Ends all of this person's but the one in which they are. */
  public Outcome endOthers(Session here, AccountId account) {
    if (!isFresh(here)) {
      return Outcome.SIGN_IN_AGAIN;
    }
    sessions.endOthers(account, here.id());
    return Outcome.ENDED;
  }
}

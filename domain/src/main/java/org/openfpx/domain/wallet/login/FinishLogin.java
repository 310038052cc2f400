package org.openfpx.domain.wallet.login;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.account.Accounts;
import org.openfpx.domain.wallet.account.SignInMethod;
import org.openfpx.domain.wallet.account.SubjectHashes;
import org.openfpx.domain.wallet.account.WalletAccount;
import org.openfpx.domain.wallet.account.WhileOpen;
import org.openfpx.domain.wallet.login.IdentityProviders.Answer;
import org.openfpx.domain.wallet.login.Session.SignedIn;
import org.openfpx.domain.wallet.roundtrip.Arrival;
import org.openfpx.domain.wallet.roundtrip.Errand;
import org.openfpx.domain.wallet.roundtrip.Returned;
import org.openfpx.domain.wallet.roundtrip.RoundTrip;

/**
 * Signs a person in who comes back from an identity provider; whoever comes for the first time gets
 * an account.
 */
public final class FinishLogin {
  /** As ID tokens are judged: a sign-in later than that is no answer to when it was. */
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

  private final IdentityProviders providers;
  private final Accounts accounts;
  private final SubjectHashes hashes;
  private final WhileOpen whileOpen;
  private final Sessions sessions;
  private final SessionLifetimes lifetimes;
  private final World world;

  /** What signing in needs of the accounts. */
  public record People(Accounts accounts, SubjectHashes hashes, WhileOpen whileOpen) {}

  public FinishLogin(
      IdentityProviders providers,
      People people,
      Sessions sessions,
      SessionLifetimes lifetimes,
      World world) {
    this.providers = providers;
    this.accounts = people.accounts();
    this.hashes = people.hashes();
    this.whileOpen = people.whileOpen();
    this.sessions = sessions;
    this.lifetimes = lifetimes;
    this.world = world;
  }

  /** What came of a login. */
  public sealed interface Outcome {
    /**
     * Signed in.
     *
     * @param cookie the browser's new secret; the old one is good for nothing any more
     */
    record Welcome(Secret cookie, AccountId account) implements Outcome {}

    /** The person or the provider has called it off. */
    record CalledOff() implements Outcome {}

    /** What the provider says fails a check. */
    record NotValid() implements Outcome {}

    /**
     * The provider does not say that the person has signed in as lately as was demanded; the
     * browser's visit is what it was.
     */
    record NotRecent() implements Outcome {}

    /** The provider can't be reached now. */
    record Unreachable() implements Outcome {}
  }

  /** Ends the trip that {@link BeginLogin} began. */
  public Outcome finish(Session session, RoundTrip trip, Errand.SignIn errand, Returned returned) {
    if (returned.code().isEmpty()) {
      return new Outcome.CalledOff();
    }
    var arrival =
        new Arrival(returned.code().get(), returned.issuer(), trip.nonce(), trip.codeVerifier());
    return switch (providers.finish(errand.idp(), arrival)) {
      case Answer.Vouched vouched -> signIn(session, trip, errand, vouched);
      case Answer.NotValid() -> new Outcome.NotValid();
      case Answer.Unreachable() -> new Outcome.Unreachable();
    };
  }

  private Outcome signIn(
      Session session, RoundTrip trip, Errand.SignIn errand, Answer.Vouched vouched) {
    var now = world.time().instant();
    var recency = errand.recency();
    var said = vouched.signedInAt().filter(at -> !at.isAfter(now.plus(CLOCK_SKEW)));
    if (!recency.isMetBy(said, trip.beganAt(), now)) {
      return new Outcome.NotRecent();
    }
    var account = accountOf(errand.idp(), vouched, now);
    var secret = world.secrets().next();
    var signedInAt =
        said.map(at -> at.isAfter(now) ? now : at)
            .map(at -> recency.byOurClock(at, trip.beganAt()));
    // A time that nobody can believe is still one that the provider said: then it does not count
    // that it vouched.
    boolean onlyVouched = errand.again() && vouched.signedInAt().isEmpty();
    var vouchedAnewAt = Optional.of(now).filter(_ -> onlyVouched);
    var signedIn =
        new SignedIn(account, errand.idp(), vouched.assurance(), signedInAt, vouchedAnewAt);
    var end = now.plus(lifetimes.longest());
    // Nobody gets into an account that was deleted a moment ago.
    var there =
        whileOpen.run(
            account, () -> sessions.signIn(session.id(), secret.hash(), signedIn, now, end));
    return there.orElse(false) ? new Outcome.Welcome(secret, account) : new Outcome.NotValid();
  }

  private AccountId accountOf(String idp, Answer.Vouched vouched, Instant now) {
    var subject = hashes.of(vouched.issuer(), vouched.subject());
    var current = subject.getFirst();
    var known = accounts.signInMethod(subject);
    if (known.isPresent()) {
      if (!known.get().subject().equals(current)) {
        accounts.rehash(known.get().id(), current);
      }
      return known.get().account();
    }
    var account = WalletAccount.open(new AccountId(world.ids().next()), now);
    var method = new SignInMethod(world.ids().next(), account.id(), idp, current, now);
    return accounts.open(account, method)
        ? account.id()
        // Somebody signed in with the same name at the same moment, in another browser.
        : accounts.signInMethod(subject).orElseThrow().account();
  }
}

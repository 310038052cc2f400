package org.openfpx.domain.as.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openfpx.domain.as.claims.SignInAnswers;
import org.openfpx.domain.as.logout.LogoutNotice;
import org.openfpx.domain.as.logout.LogoutNotices;
import org.openfpx.domain.as.logout.SignedOut;
import org.openfpx.domain.as.permission.Login;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.transaction.Kind;
import org.openfpx.domain.as.transaction.SignInRequest;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.oauth.Authorization;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Codes;
import org.openfpx.domain.oauth.GrantId;
import org.openfpx.domain.oauth.IssuedCode;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.time.World;

/**
 * Makes a code out of what a wallet answered to an authorization request (protocol, sections 2.4
 * and 3.7). The grant has the id of its transaction, so that what the wallet pushed there, and ends
 * later, bounds it.
 */
public final class AnswerSignIn implements SignInAnswers {
  /** Long enough that nobody guesses another person's, and within OpenID Connect Core section 2. */
  private static final Pattern CLIENT_SUBJECT = Pattern.compile("[!-~]{22,255}");

  private final World world;
  private final Stores stores;

  public AnswerSignIn(World world, Stores stores) {
    this.world = world;
    this.stores = stores;
  }

  /** What is kept of a sign-in, and of those who signed out. */
  public record Stores(Codes codes, LogoutNotices notices, SignedOut signedOut) {}

  @Override
  public Optional<Answer> answer(Yes yes, Snapshot registry) {
    var now = world.time().instant();
    var client = yes.transaction().client().orElseThrow();
    if (yes.pushed().size() != 1
        || !yes.pushed().getFirst().isForThisServer()
        || !now.isBefore(yes.pushed().getFirst().expiresAt())) {
      return Optional.empty();
    }
    var entry = yes.pushed().getFirst();
    var asked = yes.transaction().requested();
    var granted = asked.and(entry.scopes()).and(SignInScopes.of(client, registry));
    return authorization(yes, entry, granted, registry, now)
        .filter(authorization -> isMeant(yes, authorization.subject()))
        .filter(authorization -> mayAnswer(yes, client, authorization.subject(), now))
        .map(authorization -> {
          var code = world.secrets().next();
          return new Answer(
              code,
              Map.of(entry.id(), decided(granted, yes.login())),
              () -> keep(yes, entry, issued(yes, authorization, registry, now), code, registry));
        });
  }

  private static IssuedCode issued(
      Yes yes, Authorization authorization, Snapshot registry, Instant now) {
    var signIn = yes.transaction().signIn();
    return new IssuedCode(
        grantOf(yes.transaction()),
        yes.transaction().client().orElseThrow(),
        yes.target().uri(),
        yes.transaction().challenge(),
        signIn.flatMap(SignInRequest::nonce),
        authorization,
        now.plus(registry.network().lifetimes().code()),
        signIn.flatMap(SignInRequest::key));
  }

  private void keep(Yes yes, Permission entry, IssuedCode issued, Secret code, Snapshot registry) {
    var authorization = issued.authorization();
    if (!isSilent(yes)) {
      stores.signedOut().forget(issued.client(), authorization.subject());
    }
    expectLogout(yes, entry, authorization, registry);
    stores.codes().issue(code.hash(), issued);
  }

  /** OpenID Connect Core section 3.1.2.1: no code for anybody but whom the hint names. */
  private static boolean isMeant(Yes yes, String subject) {
    return yes.transaction().signIn().filter(asked -> !asked.isFor(subject)).isEmpty();
  }

  /** Who signed out at the client is signed in there by a yes on a page alone. */
  private boolean mayAnswer(Yes yes, ClientId client, String subject, Instant now) {
    return !isSilent(yes) || !stores.signedOut().isSignedOut(client, subject, now);
  }

  private static boolean isSilent(Yes yes) {
    return yes.transaction().signIn().filter(SignInRequest::isSilent).isPresent();
  }

  /** What the client is told when it is over, if it wants to be told. */
  private void expectLogout(
      Yes yes, Permission entry, Authorization authorization, Snapshot registry) {
    var client = yes.transaction().client().orElseThrow();
    registry
        .client(client)
        .filter(_ -> authorization.scopes().contains(Scope.OPENID))
        .flatMap(known -> known.logout().backChannel())
        .ifPresent(_ ->
            stores
                .notices()
                .expect(
                    new LogoutNotice(
                        grantOf(yes.transaction()),
                        client,
                        authorization.subject(),
                        entry.expiresAt())));
  }

  private static GrantId grantOf(Transaction transaction) {
    return new GrantId(transaction.id().value());
  }

  private static Permissions.Decided decided(ScopeSet granted, Login login) {
    return new Permissions.Decided(
        granted, new Permission.State.Active(login, Kind.OAUTH, ScopeSet.NONE));
  }

  /** Empty if the yes lacks something that the request needs. */
  private static Optional<Authorization> authorization(
      Yes yes, Permission entry, ScopeSet granted, Snapshot registry, Instant now) {
    var wantsOpenid = yes.transaction().requested().contains(Scope.OPENID);
    var subject = wantsOpenid ? subject(yes, registry) : Optional.of(entry.account().value());
    // A request for a sign-in that leaves the sign-in out is no yes to it.
    if (!SignInScopes.areEnough(granted)
        || granted.contains(Scope.OPENID) != wantsOpenid
        || !isRecent(yes, registry, now)) {
      return Optional.empty();
    }
    var time = yes.said().authenticatedAt().filter(_ -> maxAge(yes).isPresent());
    return subject.map(name -> new Authorization(name, granted, time, claims(yes, granted)));
  }

  /**
   * Whether the wallet says, where that was asked, that the person signed in lately enough (OpenID
   * Connect Core section 3.1.3.7). How long they then took to say yes is not held against them.
   */
  private static boolean isRecent(Yes yes, Snapshot registry, Instant now) {
    var thinking = registry.network().lifetimes().gathering();
    return maxAge(yes)
        .map(most -> now.minus(thinking).minus(most))
        .map(since -> yes.said().authenticatedAt().filter(at -> !at.isBefore(since)).isPresent())
        .orElse(true);
  }

  private static Optional<Duration> maxAge(Yes yes) {
    return yes.transaction().signIn().flatMap(SignInRequest::maxAge);
  }

  /**
   * The name of the person for this one client: made of what the wallet says, of the wallet and of
   * the client, so that no wallet can say what stands for somebody of another, and one that says
   * the same to two clients gives them different names.
   */
  private static Optional<String> subject(Yes yes, Snapshot registry) {
    return yes.said()
        .clientSubject()
        .filter(name -> CLIENT_SUBJECT.matcher(name).matches())
        .flatMap(name ->
            issuer(yes.transaction(), registry)
                .map(issuer ->
                    String.join(
                        "\n",
                        "sub",
                        issuer.value(),
                        yes.transaction().client().orElseThrow().value(),
                        name)))
        .map(all -> SecretHash.sha256(all).hex());
  }

  private static Optional<Issuer> issuer(Transaction transaction, Snapshot registry) {
    return transaction.stage() instanceof Stage.Gathering gathering
        ? gathering
            .visit()
            .flatMap(visit -> registry.wallet(visit.wallet()))
            .map(wallet -> wallet.provider().issuer())
        : Optional.empty();
  }

  /**
   * The levels, as the wallet says them to this server (protocol, section 3.7), and the session.
   */
  private static Claims claims(Yes yes, ScopeSet granted) {
    var level = yes.login().assurance();
    var session =
        granted.contains(Scope.OPENID)
            ? Claims.NONE.with("sid", grantOf(yes.transaction()).value())
            : Claims.NONE;
    return session
        .with("acr", level.acr())
        .with("ial", level.ial().level())
        .with("aal", level.aal().level());
  }
}

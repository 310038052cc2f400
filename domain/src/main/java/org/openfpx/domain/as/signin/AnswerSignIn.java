package org.openfpx.domain.as.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openfpx.domain.as.claims.SignInAnswers;
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
import org.openfpx.domain.oauth.Codes;
import org.openfpx.domain.oauth.GrantId;
import org.openfpx.domain.oauth.IssuedCode;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.scope.ScopeSet;
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
  private final Codes codes;

  public AnswerSignIn(World world, Codes codes) {
    this.world = world;
    this.codes = codes;
  }

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
        .map(authorization -> {
          var code = world.secrets().next();
          codes.issue(
              code.hash(),
              new IssuedCode(
                  new GrantId(yes.transaction().id().value()),
                  client,
                  yes.target().uri(),
                  yes.transaction().challenge(),
                  yes.transaction().signIn().flatMap(SignInRequest::nonce),
                  authorization,
                  now.plus(registry.network().lifetimes().code())));
          return new Answer(code, Map.of(entry.id(), decided(granted, yes.login())));
        });
  }

  private static Permissions.Decided decided(ScopeSet granted, Login login) {
    return new Permissions.Decided(
        granted, new Permission.State.Active(login, Kind.OAUTH, ScopeSet.NONE));
  }

  /** Empty if the yes lacks something that the request needs. */
  private static Optional<Authorization> authorization(
      Yes yes, Permission entry, ScopeSet granted, Snapshot registry, Instant now) {
    var wantsOpenid = yes.transaction().requested().contains(SignInScopes.OPENID);
    var subject = wantsOpenid ? subject(yes, registry) : Optional.of(entry.account().value());
    // A request for a sign-in that leaves the sign-in out is no yes to it.
    if (granted.isEmpty()
        || granted.contains(SignInScopes.OPENID) != wantsOpenid
        || !isRecent(yes, registry, now)) {
      return Optional.empty();
    }
    var time = yes.said().authenticatedAt().filter(_ -> maxAge(yes).isPresent());
    return subject.map(name -> new Authorization(name, granted, time, levels(yes.login())));
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

  /** The levels, as the wallet says them to this server (protocol, section 3.7). */
  private static Claims levels(Login login) {
    int ial = login.assurance().ial().level();
    int aal = login.assurance().aal().level();
    return Claims.NONE.with("acr", "ial" + ial + "-aal" + aal).with("ial", ial).with("aal", aal);
  }
}

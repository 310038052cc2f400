package org.openfpx.domain.wallet.consent;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.openfpx.domain.oauth.AuthorizationError;
import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.domain.oauth.AuthorizationRequest;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.time.WholeMinutes;
import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.account.WhileOpen;
import org.openfpx.domain.wallet.authorizationserver.AsAccount;
import org.openfpx.domain.wallet.authorizationserver.AsAccounts;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.PushAnswer;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.PushedSignIn;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.TransactionAnswer;
import org.openfpx.domain.wallet.authorizationserver.TransactionDetails;
import org.openfpx.domain.wallet.authorizationserver.TransactionDetails.Kind;
import org.openfpx.domain.wallet.consent.ConsentRequest.Stage;
import org.openfpx.domain.wallet.login.Session;
import org.openfpx.domain.wallet.login.Session.SignedIn;
import org.openfpx.domain.wallet.permission.Permission;
import org.openfpx.domain.wallet.permission.Permission.Reason;
import org.openfpx.domain.wallet.permission.Permission.Standing;
import org.openfpx.domain.wallet.permission.Permissions;

/**
 * Signs a person in at a client without showing a page ({@code prompt=none}, OpenID Connect Core
 * section 3.1.2.1), where they are signed in here and a yes of theirs to this client still stands.
 * It goes by that yes: it is stopped with it, ends no later, and lasts no longer than a session of
 * this wallet may. Records, what lets a source register things, and staying signed in are never
 * given so.
 */
public final class SilentSignIn {
  private static final Duration LONGEST = Duration.ofHours(12);
  private static final int MOST_LIVE = 100;

  /** So many sign-ins can go by one yes at once; then the person is asked once more, on a page. */
  private static final int MOST_BY_ONE_YES = 100;

  private final ConsentRequests requests;
  private final Consents consents;
  private final Permissions permissions;
  private final WhileOpen whileOpen;
  private final AuthorizationServers servers;
  private final AsAccounts asAccounts;
  private final AnsweringAccounts accounts;
  private final ClientSubjects clientSubjects;
  private final OpenRequest open;
  private final HandBack handBack;
  private final World world;

  public SilentSignIn(
      AnswerYes.Records records, CarryOut.Ways ways, OpenRequest open, World world) {
    this.requests = records.requests();
    this.consents = records.consents();
    this.permissions = records.permissions();
    this.whileOpen = records.whileOpen();
    this.servers = ways.servers();
    this.asAccounts = ways.asAccounts();
    this.accounts =
        new AnsweringAccounts(ways.asAccounts(), ways.servers(), records.whileOpen(), world);
    this.clientSubjects = ways.clientSubjects();
    this.open = open;
    this.handBack = ways.handBack();
    this.world = world;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** Signed in: send the browser there. */
    record SendBack(URI address) implements Outcome {}

    /** It does not go without a page. */
    record Refused(AuthorizationError error) implements Outcome {}
  }

  /**
   * Answers a request for which nothing may be shown.
   *
   * @param visit of the browser, if it has one
   */
  public Outcome answer(
      AuthorizationRequest asked, AuthorizationParameters parameters, Optional<Session> visit) {
    var person = visit.flatMap(Session::signedIn);
    if (person.isEmpty()) {
      return new Outcome.Refused(AuthorizationError.LOGIN_REQUIRED);
    }
    return switch (open.open(asked, parameters, visit.orElseThrow().id())) {
      case OpenRequest.Outcome.Opened(var id) ->
          answer(requests.find(id).orElseThrow(), person.get());
      case OpenRequest.Outcome.OpenedElsewhere() ->
          new Outcome.Refused(AuthorizationError.INTERACTION_REQUIRED);
      case OpenRequest.Outcome.Gone() -> new Outcome.Refused(AuthorizationError.INVALID_REQUEST);
      case OpenRequest.Outcome.Unreachable() ->
          new Outcome.Refused(AuthorizationError.TEMPORARILY_UNAVAILABLE);
    };
  }

  private Outcome answer(ConsentRequest request, SignedIn person) {
    var now = world.time().instant();
    if (!handBack.isRecent(request, person.at(), now)
        || !handBack.levels(request).areMetBy(person.assurance())) {
      return over(request, AuthorizationError.LOGIN_REQUIRED);
    }
    if (!(servers.transaction(request.server(), request.handle())
        instanceof TransactionAnswer.Found(var details))) {
      return over(request, AuthorizationError.TEMPORARILY_UNAVAILABLE);
    }
    if (details.kind() != Kind.OAUTH) {
      return over(request, AuthorizationError.INTERACTION_REQUIRED);
    }
    return standing(request, details, person, now)
        .map(yes -> signIn(request, details, yes, person, now))
        .orElseGet(() -> over(request, AuthorizationError.CONSENT_REQUIRED));
  }

  /** The person's own yes to this, with its end. */
  private Optional<Permission> standing(
      ConsentRequest request, TransactionDetails details, SignedIn person, Instant now) {
    if (!details.scopes().equals(ScopeSet.of(List.of(Scope.OPENID)))) {
      return Optional.empty();
    }
    var given =
        consents.live(person.account(), now, Optional.empty(), MOST_LIVE).stream()
            .filter(consent -> consent.server().equals(request.server()))
            .filter(consent -> consent.client().equals(details.client()))
            .map(Consent::id)
            .toList();
    return permissions.of(person.account(), given).stream()
        .filter(one -> one.isSignIn() && one.asAccount().equals(one.consent().value()))
        .filter(one -> one.standing() instanceof Standing.Given && one.isLiveAt(now))
        .filter(one -> one.scopes().covers(details.scopes()))
        .findFirst();
  }

  private Outcome signIn(
      ConsentRequest request,
      TransactionDetails details,
      Permission yes,
      SignedIn person,
      Instant now) {
    forgetEarlier(yes, now);
    if (permissions.ofConsent(yes.consent()).size() > MOST_BY_ONE_YES) {
      return over(request, AuthorizationError.INTERACTION_REQUIRED);
    }
    // The account first: what is promised at one is compared, whenever this wallet dies.
    var account = accounts.of(request, request.id().value(), person.account());
    if (account.isEmpty()) {
      return over(request, AuthorizationError.TEMPORARILY_UNAVAILABLE);
    }
    var promised = promised(request, details, yes, now);
    var refused =
        whileOpen
            .run(person.account(), () -> promise(request, details, promised, person, now))
            .orElse(Optional.of(AuthorizationError.LOGIN_REQUIRED));
    return refused
        .map(error -> notPromised(request, account.get(), error))
        .orElseGet(() -> push(request, details, promised, account.get(), person));
  }

  private Outcome notPromised(ConsentRequest request, AsAccount account, AuthorizationError error) {
    if (error != AuthorizationError.INTERACTION_REQUIRED) {
      // Nothing comes of the account either. Else another answer to this request has it.
      asAccounts.remove(account.id());
    }
    return over(request, error);
  }

  /**
   * Writes down what is promised, if the yes that it goes by still stands in this very step.
   *
   * @return why not
   */
  private Optional<AuthorizationError> promise(
      ConsentRequest request,
      TransactionDetails details,
      Permission promised,
      SignedIn person,
      Instant now) {
    var stands =
        standing(request, details, person, now)
            .filter(yes -> yes.consent().equals(promised.consent()));
    if (stands.isEmpty()) {
      return Optional.of(AuthorizationError.CONSENT_REQUIRED);
    }
    if (!requests.move(request.id(), Stage.ASKING, Stage.SHARING)) {
      return Optional.of(AuthorizationError.INTERACTION_REQUIRED);
    }
    permissions.promise(List.of(promised));
    requests.keepRots(request.id(), Map.of());
    return Optional.empty();
  }

  private Outcome push(
      ConsentRequest request,
      TransactionDetails details,
      Permission promised,
      AsAccount account,
      SignedIn person) {
    var pushed = new PushedSignIn(request.handle(), promised.scopes(), promised.endsAt());
    var answer =
        servers.pushSignIn(request.server(), account.credentials(), request.id().value(), pushed);
    if (!(answer instanceof PushAnswer.Pushed(var ids)) || ids.size() != 1) {
      permissions.ended(promised.id(), Reason.BROKEN_OFF, world.time().instant());
      requests.move(request.id(), Stage.PUSHING, Stage.OVER);
      return new Outcome.Refused(AuthorizationError.TEMPORARILY_UNAVAILABLE);
    }
    return handBack(request, details, promised, ids.getFirst(), person);
  }

  private Permission promised(
      ConsentRequest request, TransactionDetails details, Permission yes, Instant now) {
    var longest = WholeMinutes.floor(now.plus(LONGEST));
    var latest = WholeMinutes.floor(details.latestEnd());
    var end = yes.endsAt().isBefore(longest) ? yes.endsAt() : longest;
    return new Permission(
        world.ids().next(),
        yes.account(),
        yes.consent(),
        request.id().value(),
        yes.line(),
        yes.source(),
        yes.resource(),
        details.scopes(),
        end.isBefore(latest) ? end : latest,
        new Standing.Promised());
  }

  private Outcome handBack(
      ConsentRequest request,
      TransactionDetails details,
      Permission promised,
      String idAtServer,
      SignedIn person) {
    var name =
        whileOpen
            .run(person.account(), () -> given(request, details, promised, idAtServer))
            .flatMap(Function.identity());
    if (name.isEmpty()) {
      requests.move(request.id(), Stage.PUSHING, Stage.OVER);
      return new Outcome.Refused(AuthorizationError.CONSENT_REQUIRED);
    }
    return handBack
        .yes(request, new HandBack.Given(List.of(idAtServer), name), person)
        .<Outcome>map(Outcome.SendBack::new)
        .orElseGet(() -> new Outcome.Refused(AuthorizationError.ACCESS_DENIED));
  }

  /** The name by which the client knows the person; none if they have stopped the yes meanwhile. */
  private Optional<String> given(
      ConsentRequest request, TransactionDetails details, Permission promised, String idAtServer) {
    if (!permissions.given(promised.id(), idAtServer)
        || !requests.move(request.id(), Stage.PUSHING, Stage.SHARED)) {
      return Optional.empty();
    }
    var name = world.secrets().next().reveal();
    return Optional.of(
        clientSubjects.keep(promised.account(), request.server(), details.client(), name));
  }

  /** Of the silent sign-ins by one yes those are kept that are not over. */
  private void forgetEarlier(Permission yes, Instant now) {
    permissions.ofConsent(yes.consent()).stream()
        .filter(one -> !one.asAccount().equals(yes.asAccount()))
        .filter(one -> !one.isLiveAt(now))
        .forEach(one -> {
          permissions.remove(one.id());
          asAccounts.remove(one.asAccount());
        });
  }

  private Outcome over(ConsentRequest request, AuthorizationError error) {
    requests.move(request.id(), Stage.ASKING, Stage.OVER);
    return new Outcome.Refused(error);
  }
}

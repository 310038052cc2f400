package org.openfpx.apps.demo.client;

import io.javalin.http.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.openfpx.apps.demo.client.AuthorizationServer.Answer;
import org.openfpx.apps.demo.client.Reading.Kind;
import org.openfpx.apps.demo.client.Source.Word;
import org.openfpx.apps.demo.client.Visit.Asking;
import org.openfpx.apps.demo.client.Visit.Result;
import org.openfpx.apps.demo.party.Browsers;
import org.openfpx.apps.demo.party.Telephone;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.Secrets;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.time.World;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.json.Json;
import org.openfpx.http.oauth.TypedParameters;
import org.openfpx.http.page.Pages;
import org.openfpx.http.problem.BadRequest;

/** The pages of the client: one that asks and shows, and the address where people come back. */
public final class MyImmunizations implements Endpoint {
  private static final String CALLBACK = "/callback";
  private static final String CAPABILITY_TICKET = "my-immunizations";
  private static final String PURPOSE = "show-my-immunizations";

  private final Settings settings;
  private final Pages pages;
  private final Secrets secrets;
  private final Telephone telephone;
  private final Browsers<Visit> browsers;
  private final AuthorizationServer authorizationServer;
  private final Reader reader;

  /**
   * Who the client is.
   *
   * @param self by which name and secret the authorization server knows it
   * @param sources those that it knows of
   */
  public record Settings(
      URI address, URI authorizationServer, Telephone.Caller self, List<Source> sources) {
    public Settings {
      sources = List.copyOf(sources);
    }

    Optional<Source> source(String id) {
      return sources.stream().filter(source -> source.id().equals(id)).findFirst();
    }
  }

  public MyImmunizations(Settings settings, Pages pages, Telephone telephone, World world) {
    this.settings = settings;
    this.pages = pages;
    this.secrets = world.secrets();
    this.telephone = telephone;
    this.browsers = new Browsers<>("my-immunizations", settings.address(), world);
    this.authorizationServer =
        new AuthorizationServer(settings.authorizationServer(), settings.self(), telephone);
    this.reader = new Reader(telephone);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/", this::home),
        Route.post("/ask", this::ask),
        Route.post("/ask-source", this::askSource),
        Route.get(CALLBACK, this::comeBack),
        Route.post("/refresh", this::refresh),
        Route.post("/forget", this::forget),
        Route.get("/privacy", context -> pages.show(context, 200, "privacy", Map.of())),
        Route.get("/terms", context -> pages.show(context, 200, "terms", Map.of())),
        Route.get("/what-we-know", this::tell));
  }

  private void home(Context context) {
    var browser = browsers.greet(context);
    var visit = browsers.recall(browser).orElse(Visit.FIRST);
    var model = new HashMap<String, Object>();
    model.put("csrf", browsers.formToken(browser));
    model.put("result", visit.result().name().toLowerCase(Locale.ROOT));
    model.put("immunizations", of(visit, Kind.IMMUNIZATIONS, context));
    model.put("profiles", of(visit, Kind.PROFILE, context));
    model.put("hasProfile", visit.hasProfile());
    model.put("direct", visit.direct());
    model.put("sources", sources(pages.wanted(context)));
    pages.show(context, 200, "client", model);
  }

  /** Asks the network for what any source may have. */
  private void ask(Context context) {
    var browser = browsers.ofForm(context, Parameters.ofForm(context));
    var asking = new Asking(secrets.next(), secrets.next(), false);
    switch (authorizationServer.open(CAPABILITY_TICKET, asking.verifier())) {
      case Answer.Refused(var error) -> end(context, browser, v -> v.ended(Result.NOT_OURS));
      case Answer answer -> goOn(context, browser, asking, answer);
    }
  }

  /** Asks one source for what it has: it says where to get permission, and we carry on there. */
  private void askSource(Context context) {
    var form = Parameters.ofForm(context);
    var browser = browsers.ofForm(context, form);
    var source =
        settings
            .source(form.required("source"))
            .orElseThrow(() -> new BadRequest("invalid_request", "no such source"));
    switch (source.knock(telephone)) {
      case Word.Challenged(var challenge) -> carryOn(context, browser, challenge);
      case Word.ServerUnreachable() -> end(context, browser, v -> v.ended(Result.NETWORK_DOWN));
      case Word.NotThere() -> end(context, browser, v -> v.ended(Result.SOURCE_DOWN));
      case Word.NotUnderstood() -> end(context, browser, v -> v.ended(Result.NOT_UNDERSTOOD));
    }
  }

  private void carryOn(Context context, Secret browser, Challenge challenge) {
    // Whoever else it names gets neither its ticket nor our secret.
    if (!challenge.server().equals(authorizationServer.issuer())) {
      end(context, browser, visit -> visit.ended(Result.NOT_TRUSTED));
      return;
    }
    var asking = new Asking(secrets.next(), secrets.next(), true);
    var ticket = challenge.ticket();
    var answer = authorizationServer.bring(ticket, asking.verifier(), PURPOSE);
    goOn(context, browser, asking, unlessThatIs(ticket, answer));
  }

  /** UMA Grant 5.5: a ticket is good once, so whoever gives it back gives nothing. */
  private static Answer unlessThatIs(Secret sent, Answer answer) {
    return answer instanceof Answer.NeedsPerson(var next, var address)
            && next.hash().equals(sent.hash())
        ? new Answer.NotUnderstood()
        : answer;
  }

  /** Sends the person where they can decide, or remembers how it ended. */
  private void goOn(Context context, Secret browser, Asking asking, Answer answer) {
    if (answer instanceof Answer.NeedsPerson(var ticket, var address) && asking.mayGoOn()) {
      var next = asking.again(secrets.next());
      browsers.change(browser, Visit.FIRST, visit -> visit.with(next));
      pages.sendAway(
          context, claims(address, ticket, next.state(), pages.language(context).code()));
      return;
    }
    var change = after(answer, Optional.empty());
    end(context, browser, visit -> change.apply(visit.afterAsking(asking.direct())));
  }

  /** Call 2 is the browser's: to the claims interaction endpoint, with the ticket. */
  private URI claims(URI address, Secret ticket, Secret state, String language) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("client_id", settings.self().clientId());
    parameters.put("ticket", ticket.reveal());
    parameters.put("claims_redirect_uri", settings.address().resolve(CALLBACK).toString());
    parameters.put("state", state.reveal());
    parameters.put("ui_locales", language);
    return Telephone.withQuery(address, parameters);
  }

  private void comeBack(Context context) {
    var query = Parameters.ofQuery(context);
    var browser = browsers.returning(context);
    var asking = browser.flatMap(known -> answered(known, query));
    // Whoever brings an answer that another browser asked for, gets nothing (protocol, 3.7).
    if (browser.isEmpty() || asking.isEmpty()) {
      pages.showProblem(context, 400, "not_asked_here", Optional.of(URI.create("/")));
      return;
    }
    if (query.has("error")) {
      boolean refused = query.optional("error").filter("access_denied"::equals).isPresent();
      var how = refused ? Result.REFUSED : Result.NETWORK_DOWN;
      end(context, browser.get(), visit -> visit.ended(how));
      return;
    }
    var ticket = TypedParameters.secret(query, "ticket");
    var answer = authorizationServer.redeem(ticket, asking.get().verifier());
    goOn(context, browser.get(), asking.get(), unlessThatIs(ticket, answer));
  }

  /** What this browser asked and is now answered; good once. */
  private Optional<Asking> answered(Secret browser, Parameters query) {
    var before =
        browsers.change(
            browser, Visit.FIRST, visit -> visit.without(asking -> fits(asking, query)));
    return before.askings().stream().filter(asking -> fits(asking, query)).findFirst();
  }

  private boolean fits(Asking asking, Parameters query) {
    var state = query.optional("state").orElse("").getBytes(StandardCharsets.UTF_8);
    var expected = asking.state().reveal().getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(expected, state)
        && query.optional("iss").filter(authorizationServer.issuer()::equals).isPresent();
  }

  private void refresh(Context context) {
    var browser = browsers.ofForm(context, Parameters.ofForm(context));
    var token = browsers.change(browser, Visit.FIRST, Visit::withoutRefreshToken).refreshToken();
    if (token.isEmpty()) {
      pages.sendTo(context, "/");
      return;
    }
    var answer = authorizationServer.refresh(token.get());
    boolean stopped = answer instanceof Answer.Refused;
    end(context, browser, stopped ? visit -> visit.ended(Result.STOPPED) : after(answer, token));
  }

  private void forget(Context context) {
    var browser = browsers.ofForm(context, Parameters.ofForm(context));
    end(context, browser, visit -> Visit.FIRST);
  }

  /** For the demo's start page, and on loopback alone: what it has read, by token. */
  private void tell(Context context) {
    Json.answer(
        context,
        200,
        browsers.all().stream()
            .flatMap(visit -> visit.readings().stream())
            .map(MyImmunizations::told)
            .toList());
  }

  private static Map<String, String> told(Reading reading) {
    var told = new LinkedHashMap<String, String>();
    told.put("token_hash", reading.token().hex());
    told.put("source", reading.source());
    int number = 0;
    for (var line : reading.lines()) {
      var date = line.date().map(day -> ", " + day).orElse("");
      told.put(reading.kind().path() + " " + ++number, line.text() + date);
    }
    return told;
  }

  /**
   * What is remembered after an answer.
   *
   * @param again to ask with once more where there was none
   */
  private UnaryOperator<Visit> after(Answer answer, Optional<Secret> again) {
    return switch (answer) {
      case Answer.Refused(var error) -> visit -> visit.ended(Result.REFUSED);
      case Answer.Unreachable() -> visit -> visit.cutOff(again);
      // Asked for too often, or for nothing that makes sense.
      case Answer.NeedsPerson _ -> visit -> visit.ended(Result.NOT_UNDERSTOOD);
      case Answer.NotUnderstood() -> visit -> visit.ended(Result.NOT_UNDERSTOOD);
      case Answer.Given(var body) -> {
        var read = reader.readAll(body);
        var token =
            Optional.of(body.path("refresh_token").asText(""))
                .filter(there -> !there.isEmpty())
                .map(Secret::new);
        yield visit -> visit.shared(read, token);
      }
    };
  }

  private void end(Context context, Secret browser, UnaryOperator<Visit> change) {
    browsers.change(browser, Visit.FIRST, change);
    pages.sendTo(context, "/");
  }

  private List<Map<String, Object>> sources(List<Language> wanted) {
    return settings.sources().stream()
        .map(source -> Map.<String, Object>of("id", source.id(), "name", source.name().in(wanted)))
        .toList();
  }

  private List<Map<String, Object>> of(Visit visit, Kind kind, Context context) {
    return visit.readings().stream()
        .filter(reading -> reading.kind() == kind)
        .map(reading -> shown(reading, pages.wanted(context)))
        .toList();
  }

  private Map<String, Object> shown(Reading reading, List<Language> wanted) {
    return Map.of(
        "source",
        settings
            .source(reading.source())
            .map(source -> source.name().in(wanted))
            .orElse(reading.source()),
        "outcome",
        reading.outcome().name().toLowerCase(Locale.ROOT),
        "lines",
        reading.lines().stream().map(MyImmunizations::shown).toList());
  }

  private static Map<String, Object> shown(Reading.Line line) {
    return Map.of("text", line.text(), "date", line.date().<Object>map(d -> d).orElse(""));
  }
}

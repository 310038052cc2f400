package org.openfpx.conformance.module;

import static org.openfpx.conformance.module.DistortingProxy.on;
import static org.openfpx.conformance.module.DistortingProxy.replacing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.module.DistortingProxy.Answered;
import org.openfpx.conformance.module.DistortingProxy.Planted;

/**
 * What a server that speaks AS-first might do wrong.
 *
 * @param clause whose check finds it
 * @param returning what becomes of the address at which a person's browser comes back
 */
record AsFirstDeviations(String clause, Planted planted, UnaryOperator<String> returning) {
  private static final String DISCOVERY = "/.well-known/uma2-configuration";
  private static final String TOKEN = "/oauth2/token";
  private static final String INTROSPECT = "/oauth2/introspect";
  private static final String RESOURCE = "/uma/resource";

  private AsFirstDeviations(String clause, Planted planted) {
    this(clause, planted, UnaryOperator.identity());
  }

  private AsFirstDeviations(String clause, UnaryOperator<String> returning) {
    this(clause, (_, honest) -> honest.get(), returning);
  }

  static List<AsFirstDeviations> all() {
    return List.of(
        of("AF-1-01", remembering("capability_ticket")),
        of("AF-2-01", replacing("GET", DISCOVERY, "profiles/token-set/1", "profiles/sets/1")),
        of("AF-2-02", replacing("POST", TOKEN, "\"expires_in\"", "\"expires\"")),
        of("AF-2-03", asked("kit-public-records", answer -> answer.body("{\"error\":\"x\"}"))),
        of("AF-2-04", asked("scope=a", answer -> with(answer, "[\"a\"]", "[\"a\",\"b\"]"))),
        of("AF-2-05", replacing("POST", TOKEN, "invalid_scope", "invalid_grant")),
        of("AF-2-06", replacing("POST", TOKEN, "\"required\":true", "\"required\":false")),
        of("AF-2-07", replacing("POST", TOKEN, "invalid_request", "invalid_grant")),
        of("AF-2-08", replacing("POST", TOKEN, "unauthorized_client", "invalid_client")),
        of("AF-2-09", on("POST", TOKEN, AsFirstDeviations::neverUnauthorized)),
        of("AF-2-10", replacing("POST", TOKEN, "need_info", "request_denied")),
        new AsFirstDeviations("AF-3-01", back -> back.replace("state=kit", "state=")),
        new AsFirstDeviations("AF-3-02", back -> back + "&error_description=no"),
        of(
            "AF-3-03",
            asked("code_verifier", answer -> with(answer, "immunization\"", "patient\""))),
        of("AF-TS-01", replacing("POST", TOKEN, "\"resource_server_uri\"", "\"uri\"")),
        of("AF-TS-02", replacing("POST", INTROSPECT, "false}", "false,\"client_id\":\"x\"}")),
        of("AF-TS-03", (asked, honest) -> keepingItsRefreshToken(asked.body(), honest.get())),
        of("AF-TS-04", replacing("POST", INTROSPECT, "{\"active\":false}", "{\"active\":true}")),
        of("AF-TS-05", on("POST", "/oauth2/revoke", answer -> answer.status(503))),
        of("AF-PK-01", asked("method=plain", answer -> answer.status(200))),
        of("AF-PK-02", asked("client_id=kit-as-first-public", answer -> answer.status(200))),
        of("AF-PK-03", keepingTheTicket()),
        of("AF-PK-04", keepingTheTicket()),
        of("AF-PK-05", asked("code_verifier", answer -> answer.status(200))),
        of("AF-ROT-01", replacing("POST", INTROSPECT, "\"rot\"", "\"of\"")),
        of("AF-ROT-02", on("POST", INTROSPECT, AsFirstDeviations::withOneRot)),
        of("AF-ROT-03", replacing("POST", INTROSPECT, "{\"active\":true", NAMING)),
        of("AF-ROT-04", replacing("POST", TOKEN, "\"resource_uri\"", "\"rot\":\"x\",\"uri\"")),
        of("AF-GR-01", replacing("POST", RESOURCE, "invalid_resource_type", "invalid_request")),
        of("AF-GR-02", replacing("POST", RESOURCE, "invalid_scope", "invalid_request")));
  }

  private static final String NAMING = "{\"active\":true,\"sub\":\"june\"";

  private static AsFirstDeviations of(String clause, Planted planted) {
    return new AsFirstDeviations(clause, planted);
  }

  /** Another answer to a token request in which this stands. */
  private static Planted asked(String words, UnaryOperator<Answered> other) {
    return (asked, honest) ->
        asked.is("POST", TOKEN) && asked.body().contains(words)
            ? other.apply(honest.get())
            : honest.get();
  }

  private static Answered with(Answered answer, String right, String wrong) {
    return answer.body(answer.body().replace(right, wrong));
  }

  private static Planted remembering(String words) {
    Map<String, Answered> kept = new ConcurrentHashMap<>();
    return (asked, honest) -> {
      if (!asked.body().contains(words)) {
        return honest.get();
      }
      if (!kept.containsKey(words)) {
        kept.put(words, honest.get());
      }
      return kept.get(words);
    };
  }

  private static Answered neverUnauthorized(Answered honest) {
    return honest.status() == 401 ? honest.status(400) : honest;
  }

  private static Answered keepingItsRefreshToken(String body, Answered honest) {
    var sent = Request.decode(body).getOrDefault("refresh_token", "");
    return sent.isEmpty()
        ? honest
        : honest.body(
            honest
                .body()
                .replaceFirst(
                    "\"refresh_token\":\"[^\"]*\"", "\"refresh_token\":\"" + sent + "\""));
  }

  /** The first time that a ticket is presented it is refused, and not spent. */
  private static Planted keepingTheTicket() {
    var first = new AtomicBoolean(true);
    return (asked, honest) ->
        asked.is("POST", TOKEN)
                && asked.body().contains("uma-ticket")
                && first.compareAndSet(true, false)
            ? new Answered(
                400, Map.of("content-type", "application/json"), "{\"error\":\"invalid_grant\"}")
            : honest.get();
  }

  private static Answered withOneRot(Answered honest) {
    return honest.body(honest.body().replaceAll("\"rot\":\"[^\"]*\"", "\"rot\":\"same\""));
  }

  @Override
  public String toString() {
    return clause;
  }
}

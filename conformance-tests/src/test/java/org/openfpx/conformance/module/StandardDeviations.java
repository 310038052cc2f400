package org.openfpx.conformance.module;

import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.openfpx.conformance.module.DistortingProxy.on;
import static org.openfpx.conformance.module.DistortingProxy.replacing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.module.DistortingProxy.Answered;
import org.openfpx.conformance.module.DistortingProxy.Asked;
import org.openfpx.conformance.module.DistortingProxy.Honest;
import org.openfpx.conformance.module.DistortingProxy.Planted;

/**
 * What a server may do wrong with claims, persisted claims, RPTs that come along, and owners who
 * are asked.
 */
final class StandardDeviations {
  private static final String TOKEN = "/oauth2/token";
  private static final String INTROSPECT = "/oauth2/introspect";
  private static final String GRANTED = "{\"access_token\"";
  private static final String AFTER = GRANTED.substring(1);
  private static final Map<String, String> JSON =
      Map.of("content-type", "application/json", "cache-control", "no-store");
  private static final Pattern TICKET = Pattern.compile("\"ticket\":\"([^\"]+)\"");
  private static final Pattern ID = Pattern.compile("\"_id\":\"([^\"]+)\"");

  private StandardDeviations() {}

  static Stream<Arguments> all() {
    return Stream.of(claims(), persisted(), upgrades(), owners(), policies()).flatMap(one -> one);
  }

  private static Stream<Arguments> claims() {
    return Stream.of(
        arguments("UG-3.3.1-05", tokens("claim_token=", _ -> needInfo())),
        arguments("UG-3.3.1-06", replacing("POST", TOKEN, "need_info", "request_denied")),
        arguments("UG-3.3.1-07", replacing("POST", TOKEN, "_format\":[\"http", "_format\":[\"x")),
        arguments("UG-3.3.1-08", tokens("claim_token=", _ -> granted())),
        arguments("UG-5.7-02", tokens("claim_token=", _ -> granted())),
        arguments(
            "UG-3.3.6-07",
            replacing("POST", TOKEN, "\"claim_type\":\"email\"", "\"claim_type\":7")));
  }

  private static Stream<Arguments> persisted() {
    return Stream.of(
        arguments("UG-3.3.1-09", tokens("pct=", _ -> needInfo())),
        arguments("UG-3.3.1-10", tokens("pct=", _ -> needInfo())),
        arguments("UG-3.3.3-05", replacing("POST", TOKEN, GRANTED, "{\"pct\":\"x\"," + AFTER)),
        arguments("UG-3.3.5-03", replacing("POST", TOKEN, "\"pct\"", "\"pcts\"")),
        arguments("UG-3.3.5-04", replacing("POST", TOKEN, "\"pct\"", "\"pct\":\"x\",\"pcts\"")),
        arguments("UG-3.3.5-05", replacing("POST", TOKEN, "\"pct\":\"", "\"pct\":\"email-")),
        arguments("UG-5.2-03", by("kit-second", "pct=", _ -> granted())),
        arguments("UG-6.2-02", replacing("POST", TOKEN, GRANTED, "{\"pct\":\"x\"," + AFTER)));
  }

  private static Stream<Arguments> upgrades() {
    var always = replacing("POST", TOKEN, GRANTED, "{\"upgraded\":true," + AFTER);
    return Stream.of(
        arguments("UG-3.3.1-13", always),
        arguments("UG-3.3.5-07", replacing("POST", TOKEN, "ed\":true", "ed\":\"true\"")),
        arguments("UG-3.3.5-08", always),
        arguments("UG-3.3.5.1-01", everySecond("\"upgraded\":true", "\"upgraded\":false")),
        arguments("UG-3.3.5.1-03", replacing("POST", INTROSPECT, ":false}", ":true}")),
        arguments("UG-3.3.5.1-05", replacing("POST", INTROSPECT, "active\":true", "x\":true")),
        arguments("UG-3.3.5.1-06", by("kit-second", "rpt=", _ -> granted())),
        arguments("UG-3.3.5.1-07", always));
  }

  private static Stream<Arguments> owners() {
    return Stream.of(
        arguments("UG-3.3.6-09", replacing("POST", TOKEN, "request_denied", "access_denied")),
        arguments("UG-3.3.6-10", replacing("POST", TOKEN, "\"ticket\"", "\"tickets\"")),
        arguments("UG-3.3.6-11", replacing("POST", TOKEN, "\"interval\":", "\"interval\":-")),
        arguments("UG-3.3.6-13", replacing("POST", TOKEN, "request_denied", "request_submitted")),
        arguments("UG-3.3.6-14", by("kit-second", "ticket=", _ -> granted())),
        arguments("FA-1.3-06", on("GET", "/uma/resource", answer -> answer.status(403))),
        arguments("FA-8-01", on("GET", "/uma/resource", answer -> answer.status(200))),
        arguments("UG-5.5-06", forgettingWhoWaits()),
        arguments("UG-5.1-01", on("POST", "/uma/wallet", answer -> answer.status(200))),
        arguments("UG-5.1-02", (Planted) StandardDeviations::sendsBackAtOnce));
  }

  private static Stream<Arguments> policies() {
    var toAnybody = on("POST", TOKEN, answer -> answer.status(200));
    return Stream.of(
        arguments("UG-3.3.4-05", replacing("POST", INTROSPECT, "_scopes\":[", "_scopes\":[\"c\",")),
        arguments("UG-3.6-03", tokens("=refresh_token", _ -> needInfo())),
        arguments("UG-6.1-01", toAnybody),
        arguments("FA-1.2-01", on("POST", "/uma/permission", answer -> answer.status(400))),
        arguments("FA-1.3-04", on("GET", "/uma/resource/", answer -> answer.status(200))),
        arguments("FA-3.2.4-02", stillPermitted()),
        arguments("FA-4-01", on("POST", "/uma/permission", answer -> answer.status(201))),
        arguments("MR-01", toAnybody),
        arguments("MR-02", toAnybody),
        arguments("MR-04", toAnybody),
        arguments("MR-07", toAnybody));
  }

  /** A ticket with which a client waits is good for nothing. */
  private static Planted forgettingWhoWaits() {
    Set<String> waiting = ConcurrentHashMap.newKeySet();
    return (asked, honest) -> {
      var ticket = Request.decode(asked.body()).getOrDefault("ticket", "");
      if (asked.is("POST", TOKEN) && waiting.contains(ticket)) {
        return new Answered(400, JSON, "{\"error\":\"invalid_grant\"}");
      }
      var answer = honest.get();
      var given = TICKET.matcher(answer.body());
      if (answer.body().contains("request_submitted") && given.find()) {
        waiting.add(given.group(1));
      }
      return answer;
    };
  }

  /** Whoever brings a person who has been there before gets a ticket without a question. */
  private static Answered sendsBackAtOnce(Asked asked, Honest honest)
      throws IOException, InterruptedException {
    var sent = Request.decode(asked.query().replaceFirst("^[?]", ""));
    return asked.is("GET", "/uma/claims") && sent.getOrDefault("client_id", "").equals("kit-second")
        ? new Answered(
            302, Map.of("location", sent.get("claims_redirect_uri") + "?state=kit&ticket=x"), "")
        : honest.get();
  }

  private static Answered needInfo() {
    return new Answered(
        403, JSON, "{\"error\":\"need_info\",\"ticket\":\"x\",\"required_claims\":[{},{},{}]}");
  }

  private static Answered granted() {
    return new Answered(200, JSON, "{\"access_token\":\"x\",\"token_type\":\"Bearer\"}");
  }

  /** Another answer to a token request in which this stands. */
  private static Planted tokens(String words, UnaryOperator<Answered> other) {
    return (asked, honest) ->
        asked.is("POST", TOKEN) && asked.body().contains(words)
            ? other.apply(honest.get())
            : honest.get();
  }

  /** The same to that client alone. */
  private static Planted by(String client, String words, UnaryOperator<Answered> other) {
    var begin = (client + ":").getBytes(StandardCharsets.UTF_8);
    var encoded = Base64.getEncoder().withoutPadding().encodeToString(begin);
    var basic = encoded.substring(0, encoded.length() - 1);
    return (asked, honest) ->
        asked.is("POST", TOKEN)
                && asked.body().contains(words)
                && asked.headers().toString().contains(basic)
            ? other.apply(honest.get())
            : honest.get();
  }

  private static Planted everySecond(String right, String wrong) {
    var times = new AtomicInteger();
    return on(
        "POST",
        TOKEN,
        answer ->
            answer.body().contains(right) && times.incrementAndGet() % 2 == 0
                ? answer.body(answer.body().replace(right, wrong))
                : answer);
  }

  /** Introspection goes on telling of the resource that was registered last. */
  private static Planted stillPermitted() {
    var last = new StringBuffer();
    return (asked, honest) -> {
      if (asked.is("POST", INTROSPECT)) {
        var told = "{\"active\":true,\"permissions\":[{\"resource_id\":\"" + last + "\"}]}";
        return honest.get().body(told);
      }
      var answer = honest.get();
      var id = ID.matcher(answer.body());
      if (asked.is("POST", "/uma/resource") && id.find()) {
        last.replace(0, last.length(), id.group(1));
      }
      return answer;
    };
  }
}

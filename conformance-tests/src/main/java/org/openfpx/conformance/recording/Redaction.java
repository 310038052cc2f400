package org.openfpx.conformance.recording;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Request;

/** Requests and answers with their secrets replaced, in the order in which they were sent. */
final class Redaction {
  /** When a token was issued and the like, in JSON, as seconds. */
  private static final Pattern MOMENT =
      Pattern.compile("(\"(?:iat|exp|nbf|auth_time|[a-z_]+_at)\"\\s*:\\s*)[1-9][0-9]*");

  private static final String NO_TIME = "0";
  private static final String AUTHORIZATION = "Authorization";
  private static final Pattern COOKIE = Pattern.compile("^([^=;]+)=([^;]*)(.*)$", Pattern.DOTALL);

  private final Placeholders placeholders = new Placeholders();
  private final Search search = new Search(placeholders::found);

  void role(String name, String value) {
    placeholders.role(name, value);
  }

  /** What is sent later, where something before depends on it. */
  void foresee(Request request) {
    Optional.ofNullable(Request.decode(request.body()).get("code_verifier"))
        .ifPresent(placeholders::verifier);
  }

  Entry.Step step(Entry.Step step) {
    search.address(step.resource());
    return new Entry.Step(step.act(), placeholders.in(step.resource()), step.scopes());
  }

  /**
   * A request.
   *
   * @param introspecting the resource server that shows in it who it is, if it is of that kind
   */
  Entry.Sent sent(Request request, Optional<String> introspecting) {
    search.address(request.url().toString());
    search.body(
        MediaTypes.bare(request.headers().getOrDefault("Content-Type", "")), request.body());
    var headers = new ArrayList<Entry.Header>();
    for (Map.Entry<String, String> header : request.headers().entrySet()) {
      var name = header.getKey();
      var value =
          introspecting
              .filter(_ -> name.equalsIgnoreCase(AUTHORIZATION))
              .map(role -> Placeholder.of(Witness.INTROSPECTING + role))
              .orElseGet(() -> header(name, header.getValue()));
      headers.add(new Entry.Header(name, value));
    }
    var url = request.url().toString();
    int path = url.indexOf('/', url.indexOf("//") + 2);
    return new Entry.Sent(
        request.method(),
        path < 0 ? url : url.substring(0, path) + placeholders.in(url.substring(path)),
        headers,
        placeholders.in(request.body()));
  }

  private String header(String name, String value) {
    if (name.equalsIgnoreCase(AUTHORIZATION)) {
      int space = value.indexOf(' ');
      var scheme = value.substring(0, Math.max(space, 0));
      var rest = value.substring(space + 1);
      return scheme.equalsIgnoreCase("Basic")
          ? "Basic " + basic(rest)
          : scheme + " " + credential(rest);
    }
    if (name.equalsIgnoreCase("Cookie")) {
      var cookies = new ArrayList<String>();
      for (var pair : value.split("; ?", -1)) {
        cookies.add(cookie(pair));
      }
      return String.join("; ", cookies);
    }
    search.address(value);
    return placeholders.in(value);
  }

  /** A client's id and secret (RFC 6749 section 2.3.1), each as it is written in a form. */
  private String basic(String encoded) {
    try {
      var pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      if (colon > 0) {
        var id = placeholders.in(pair.substring(0, colon));
        return id + ":" + credential(pair.substring(colon + 1));
      }
    } catch (IllegalArgumentException notBase64) {
      // What is sent there is no more than something that is refused.
    }
    return credential(encoded);
  }

  private String credential(String value) {
    var replaced = placeholders.in(value);
    if (!Placeholder.in(replaced).isEmpty()) {
      return replaced;
    }
    placeholders.found("credential", value);
    return placeholders.in(value);
  }

  private String cookie(String text) {
    var cookie = COOKIE.matcher(text);
    if (!cookie.matches()) {
      return placeholders.in(text);
    }
    placeholders.found("cookie_" + cookie.group(1).strip(), cookie.group(2));
    return cookie.group(1) + "=" + placeholders.in(cookie.group(2)) + cookie.group(3);
  }

  Entry.Got got(Optional<Answer> answer) {
    return answer.map(this::got).orElseGet(() -> new Entry.Got(0, List.of(), ""));
  }

  private Entry.Got got(Answer answer) {
    var type = MediaTypes.bare(answer.header("Content-Type").orElse(""));
    search.body(type, answer.body());
    var headers = new ArrayList<Entry.Header>();
    answer
        .headers()
        .map()
        .forEach((name, values) -> {
          if (Headers.matters(name)) {
            values.stream()
                .map(value -> told(name, Headers.kept(answer.asked(), name, value)))
                .forEach(value -> headers.add(new Entry.Header(name, value)));
          }
        });
    var body = placeholders.in(answer.body());
    return new Entry.Got(
        answer.status(),
        headers,
        MediaTypes.isJson(type)
            ? MOMENT.matcher(body).replaceAll(found -> found.group(1) + NO_TIME)
            : body);
  }

  private String told(String name, String value) {
    switch (name.toLowerCase(Locale.ROOT)) {
      case "set-cookie" -> {
        return cookie(value).replaceAll("(?i);\\s*expires=[^;]*", "; Expires=0");
      }
      case "www-authenticate" -> search.challenge(value);
      default -> search.address(value);
    }
    return placeholders.in(value);
  }

  /** Where a person came back to, as a redirect. */
  Entry.Got back(Witness.Visit visit) {
    search.address(visit.back().toString());
    var location = new Entry.Header("Location", placeholders.in(visit.back().toString()));
    return new Entry.Got(302, List.of(location), "");
  }
}

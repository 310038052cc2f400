package org.openfpx.conformance.processes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Exchange;
import org.openfpx.conformance.exchange.Recorder;
import org.openfpx.conformance.exchange.Request;

/**
 * All that browsers, clients and others saw go by and that could open something: tokens, codes,
 * tickets, cookies, marks of forms, states, secrets. Whatever is as long as those are is taken for
 * one, except in the addresses and texts of pages.
 */
public final class SeenSecrets implements Recorder {
  private static final Pattern LONG = Pattern.compile("[A-Za-z0-9_-]{24,}(?:\\.[A-Za-z0-9_-]+)*");
  private static final Pattern HIDDEN = Pattern.compile("value=\"([^\"]+)\"");

  /** What systems tell each other, which nobody else sees go by, is known by its looks. */
  private static final Pattern LOOKS_LIKE_ONE =
      Pattern.compile("(?<![\\w-])(?=[\\w-]*[0-9])[A-Za-z0-9_-]{32,}(?![\\w-])");

  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  @Override
  public void saw(Exchange exchange) {
    sent(exchange.request());
    exchange.answer().ifPresent(this::answered);
  }

  private void sent(Request request) {
    Request.decode(request.url().getRawQuery() == null ? "" : request.url().getRawQuery())
        .values()
        .forEach(this::take);
    take(request.body());
    var proof = request.headers().getOrDefault("Authorization", "");
    take(proof);
    if (proof.startsWith("Basic ")) {
      var pair = Base64.getDecoder().decode(proof.substring("Basic ".length()));
      take(new String(pair, StandardCharsets.UTF_8));
    }
  }

  private void answered(Answer answer) {
    answer.headers().allValues("Set-Cookie").forEach(this::take);
    answer.redirect().map(to -> to.getRawQuery()).ifPresent(this::take);
    var type = answer.header("Content-Type").orElse("");
    if (type.startsWith("application/json")) {
      take(answer.body());
    } else if (type.startsWith("text/html")) {
      HIDDEN.matcher(answer.body()).results().forEach(found -> take(found.group(1)));
    }
  }

  private void take(String text) {
    LONG.matcher(text).results().forEach(found -> seen.add(found.group()));
  }

  /** Some more, whatever they look like. */
  void add(Collection<String> secrets) {
    seen.addAll(secrets);
  }

  /** How many there are. */
  int count() {
    return seen.size();
  }

  /** The lines in which one of them stands, or what looks like one. */
  List<String> in(List<String> lines) {
    var found = new ArrayList<String>();
    for (var line : lines) {
      if (LOOKS_LIKE_ONE.matcher(line).find() || seen.stream().anyMatch(line::contains)) {
        found.add(line);
      }
    }
    return found;
  }
}

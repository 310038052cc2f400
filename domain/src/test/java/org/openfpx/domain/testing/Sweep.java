package org.openfpx.domain.testing;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Sends bad values to addresses, one parameter at a time, and judges the answers: no failure of
 * ours, nothing of how it is made, no secret, no markup or header that was sent.
 */
public final class Sweep {
  private static final List<String> INSIDE =
      List.of("exception", "org.openfpx", "jooq", "jackson", "sqlstate", "at java.");

  private final List<String> secrets;
  private final List<String> wrong = new ArrayList<>();
  private int tried;

  /**
   * @param secrets what no answer holds
   */
  public Sweep(String... secrets) {
    this.secrets = List.of(secrets);
  }

  /** How often something was sent. */
  public int tried() {
    return tried;
  }

  /** What was not answered as it should be. */
  public List<String> wrong() {
    return List.copyOf(wrong);
  }

  /**
   * Spoils each parameter of a form or a query, repeats it, and leaves it out.
   *
   * @param good what is understood, encoded; made for each request anew
   */
  public void parameters(
      String what,
      Supplier<Map<String, String>> good,
      Function<String, HttpResponse<String>> call) {
    // Where somebody else is away it is so for every value.
    boolean isAway = call.apply(text(good.get())).statusCode() == 503;
    for (var name : good.get().keySet()) {
      for (var bad : BadValues.IN_FORMS) {
        var values = new LinkedHashMap<>(good.get());
        values.put(name, bad);
        judge(what + ", " + name + " = " + bad, isAway, () -> call.apply(text(values)));
      }
      var values = new LinkedHashMap<>(good.get());
      var twice = text(values) + "&" + name + "=" + values.get(name);
      judge(what + ", " + name + " twice", isAway, () -> call.apply(twice));
      values.remove(name);
      judge(what + ", without " + name, isAway, () -> call.apply(text(values)));
    }
  }

  /** Spoils what is variable in an address. */
  public void addresses(String what, Function<String, HttpResponse<String>> call) {
    for (var bad : BadValues.IN_FORMS) {
      // Jetty itself refuses what is ambiguous in a path, with a page of its own.
      var segment = bad.replace("+", "%20");
      judge(what + " at " + segment, false, () -> call.apply(segment));
    }
  }

  /** Sends something, and judges the answer. */
  public void judge(String what, Supplier<HttpResponse<String>> call) {
    judge(what, false, call);
  }

  private void judge(String what, boolean isAway, Supplier<HttpResponse<String>> call) {
    tried++;
    var answer = call.get();
    var body = answer.body().toLowerCase(Locale.ROOT);
    boolean fails = answer.statusCode() >= 500 && !(isAway && answer.statusCode() == 503);
    boolean tells =
        INSIDE.stream().anyMatch(body::contains)
            || secrets.stream().anyMatch(answer.body()::contains);
    boolean isPage = answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
    boolean repeats =
        answer.headers().firstValue("X-Injected").isPresent()
            || (isPage && body.contains("<script>alert"));
    if (fails || tells || repeats) {
      wrong.add(what + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  private static String text(Map<String, String> values) {
    return values.entrySet().stream()
        .map(one -> one.getKey() + "=" + one.getValue())
        .collect(Collectors.joining("&"));
  }
}

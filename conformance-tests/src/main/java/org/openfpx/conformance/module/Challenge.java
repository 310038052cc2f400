package org.openfpx.conformance.module;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.openfpx.conformance.check.Deviation;
import org.openfpx.conformance.exchange.Answer;

/**
 * The UMA challenge of an answer (UMA Grant section 3.2.1), among others that may stand there too.
 *
 * @param parameters the names in lower case
 */
record Challenge(Map<String, String> parameters) {
  private static final Pattern SCHEME = Pattern.compile("(?i)(?:^|,)\\s*UMA\\s+(?=[a-z_]+\\s*=)");
  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\G\\s*,?\\s*([A-Za-z_]+)\\s*=\\s*(?:\"((?:[^\"\\\\]++|\\\\.)*+)\"|([^\\s,\"]+))");

  /** Whether there is one. */
  static boolean isThere(Answer answer) {
    return SCHEME.matcher(all(answer)).find();
  }

  /**
   * The one that is there.
   *
   * @throws Deviation if there is none
   */
  static Challenge of(Answer answer) {
    var text = all(answer);
    var scheme = SCHEME.matcher(text);
    if (!scheme.find()) {
      throw new Deviation(
          "WWW-Authenticate: UMA", text.isEmpty() ? "none" : text.replaceFirst("=.*", "=…"));
    }
    var parameters = new HashMap<String, String>();
    var parameter = PARAMETER.matcher(text).region(scheme.end(), text.length());
    while (parameter.find()) {
      var quoted = parameter.group(2);
      var value = quoted == null ? parameter.group(3) : quoted.replaceAll("\\\\(.)", "$1");
      parameters.putIfAbsent(parameter.group(1).toLowerCase(Locale.ROOT), value);
    }
    return new Challenge(Map.copyOf(parameters));
  }

  private static String all(Answer answer) {
    return String.join(", ", answer.headers().allValues("WWW-Authenticate"));
  }

  String asUri() {
    return parameters.getOrDefault("as_uri", "none");
  }

  String ticket() {
    return parameters.getOrDefault("ticket", "");
  }
}

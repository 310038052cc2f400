package org.openfpx.conformance.report;

import org.openfpx.conformance.run.Run;

/** The sum of a run in a picture of a few hundred bytes. */
final class Badge {
  private static final int LETTER = 7;

  private Badge() {}

  static String of(Run run) {
    var words = words(run);
    int width = words.length() * LETTER + 14;
    return """
    <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" \
    aria-label="UMA 2.0: %3$s"><title>UMA 2.0: %3$s</title>\
    <rect width="64" height="20" fill="#444"/>\
    <rect x="64" width="%2$d" height="20" fill="%4$s"/>\
    <g fill="#fff" font-family="Verdana,sans-serif" font-size="11">\
    <text x="7" y="14">UMA 2.0</text><text x="71" y="14">%3$s</text></g></svg>
    """
        .formatted(64 + width, width, words, color(run));
  }

  private static String words(Run run) {
    if (run.isEmpty()) {
      return "nothing checked";
    }
    if (!run.isClean()) {
      return run.count("fail") + " failed";
    }
    var passed = run.count("pass") + " passed";
    return run.count("warning") == 0 ? passed : passed + ", " + run.count("warning") + " warned";
  }

  private static String color(Run run) {
    if (run.isEmpty()) {
      return "#57606a";
    }
    if (!run.isClean()) {
      return "#b3171f";
    }
    return run.count("warning") == 0 ? "#116329" : "#8a4b00";
  }
}

package org.openfpx.conformance;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the command was told.
 *
 * @param only a module or the id of a clause
 */
record ConformanceOptions(
    Optional<Path> target,
    Optional<String> only,
    boolean list,
    Optional<Path> report,
    Optional<Path> recording,
    Optional<Path> page) {
  static final String USAGE =
      "usage: openfpx conformance [--target FILE] [--only NAME] [--list] [--report FOLDER]"
          + " [--record FILE] [--page FILE]";

  /** A command line that means nothing. */
  static final class Misused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Misused(String message) {
      super(message);
    }
  }

  static ConformanceOptions of(List<String> arguments) {
    var target = Optional.<Path>empty();
    var only = Optional.<String>empty();
    boolean list = false;
    var report = Optional.<Path>empty();
    var recording = Optional.<Path>empty();
    var page = Optional.<Path>empty();
    for (int i = 0; i < arguments.size(); i++) {
      switch (arguments.get(i)) {
        case "--target" -> target = Optional.of(Path.of(value(arguments, ++i)));
        case "--only" -> only = Optional.of(value(arguments, ++i));
        case "--list" -> list = true;
        case "--report" -> report = Optional.of(Path.of(value(arguments, ++i)));
        case "--record" -> recording = Optional.of(Path.of(value(arguments, ++i)));
        case "--page" -> page = Optional.of(Path.of(value(arguments, ++i)));
        default -> throw new Misused("unknown option " + arguments.get(i));
      }
    }
    if (page.isPresent() && only.isPresent()) {
      throw new Misused("--page is about a whole run, without --only");
    }
    return new ConformanceOptions(target, only, list, report, recording, page);
  }

  private static String value(List<String> arguments, int at) {
    if (at >= arguments.size()) {
      throw new Misused(arguments.get(at - 1) + " needs a value");
    }
    return arguments.get(at);
  }
}

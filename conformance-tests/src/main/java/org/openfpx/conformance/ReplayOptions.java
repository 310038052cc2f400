package org.openfpx.conformance;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the command was told.
 *
 * @param only the id of a check or a clause
 */
record ReplayOptions(Path recording, Path target, Optional<String> only, boolean json) {
  static final String USAGE = "usage: openfpx replay FILE --target FILE [--only NAME] [--json]";

  static ReplayOptions of(List<String> arguments) {
    var files = arguments.stream().limit(1).filter(first -> !first.startsWith("--")).toList();
    var target = Optional.<Path>empty();
    var only = Optional.<String>empty();
    boolean json = false;
    for (int i = files.size(); i < arguments.size(); i++) {
      switch (arguments.get(i)) {
        case "--target" -> target = Optional.of(Path.of(value(arguments, ++i)));
        case "--only" -> only = Optional.of(value(arguments, ++i));
        case "--json" -> json = true;
        default -> throw new Misused("unknown option " + arguments.get(i));
      }
    }
    var file = files.stream().findFirst().orElseThrow(() -> new Misused("which FILE?"));
    return new ReplayOptions(
        Path.of(file), target.orElseThrow(() -> new Misused("--target is missing")), only, json);
  }

  private static String value(List<String> arguments, int at) {
    if (at >= arguments.size()) {
      throw new Misused(arguments.get(at - 1) + " needs a value");
    }
    return arguments.get(at);
  }

  /** A command line that means nothing. */
  static final class Misused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Misused(String message) {
      super(message);
    }
  }
}

package org.openfpx.benchmarks;

import java.util.List;

/**
 * What the command line says.
 *
 * @param parts what is measured
 * @param rounds how often each is measured
 * @param minutes how long the load lasts after which memory is looked at
 * @param portBase the first of the ports that are used
 */
record Options(List<String> parts, int rounds, int minutes, int portBase) {
  static final String START = "start";
  static final String LOAD = "load";
  static final String DEMO = "demo";
  static final String MEMORY = "memory";

  private static final List<String> PARTS = List.of(START, LOAD, DEMO, MEMORY);

  Options {
    parts = List.copyOf(parts);
  }

  static Options of(String... args) {
    var options = new Options(PARTS, 15, 10, 28400);
    for (var i = 0; i < args.length; i += 2) {
      options = options.with(args[i], i + 1 < args.length ? args[i + 1] : "");
    }
    return options;
  }

  private Options with(String name, String value) {
    return switch (name) {
      case "--parts" -> new Options(parts(value), rounds, minutes, portBase);
      case "--rounds" -> new Options(parts, number(name, value), minutes, portBase);
      case "--minutes" -> new Options(parts, rounds, number(name, value), portBase);
      case "--port-base" -> new Options(parts, rounds, minutes, number(name, value));
      default -> throw new IllegalArgumentException("bench has no option " + name);
    };
  }

  private static List<String> parts(String value) {
    var parts = List.of(value.split(","));
    if (!PARTS.containsAll(parts)) {
      throw new IllegalArgumentException("--parts needs some of " + String.join(",", PARTS));
    }
    return parts;
  }

  private static int number(String name, String value) {
    if (!value.matches("[1-9][0-9]{0,4}")) {
      throw new IllegalArgumentException(name + " needs a number behind it");
    }
    return Integer.parseInt(value);
  }
}

package org.openfpx.benchmarks;

/**
 * What the command line says.
 *
 * @param rounds how many starts of each kind the least is taken from
 * @param portBase the first of the three ports that are used
 */
record Options(int rounds, int portBase) {

  static Options of(String... args) {
    var options = new Options(5, 28400);
    for (var i = 0; i < args.length; i += 2) {
      var value = i + 1 < args.length ? args[i + 1] : "";
      if (!value.matches("[1-9][0-9]{0,4}")) {
        throw new IllegalArgumentException(args[i] + " needs a number behind it");
      }
      options = options.with(args[i], Integer.parseInt(value));
    }
    return options;
  }

  private Options with(String name, int value) {
    return switch (name) {
      case "--rounds" -> new Options(value, portBase);
      case "--port-base" -> new Options(rounds, value);
      default -> throw new IllegalArgumentException("bench has no option " + name);
    };
  }
}

package org.openfpx.apps.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the command was told.
 *
 * @param fresh whether to start over
 * @param systems whether the systems are started too, and not only those who meet them
 * @param with folders of registry files that the systems read besides the demo's
 */
record Arguments(
    Path directory, Addresses addresses, boolean fresh, boolean systems, List<Path> with) {
  private static final String RIGHT =
      "right: demo [--fresh] [--without-systems] [--with FOLDER] [--tls FOLDER] [--port-base N]"
          + " [--dir FOLDER]";

  Arguments {
    with = List.copyOf(with);
  }

  /** An option that is unknown, incomplete or out of range. */
  static final class Misused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Misused(String message) {
      super(message + "; " + RIGHT);
    }
  }

  static Arguments of(String[] given) {
    var directory = Path.of(home(), ".openfpx", "demo");
    int base = Addresses.DEFAULT_BASE;
    boolean fresh = false;
    boolean systems = true;
    var with = new ArrayList<Path>();
    var sites = Optional.<Sites>empty();
    for (int i = 0; i < given.length; i++) {
      switch (given[i]) {
        case "--fresh" -> fresh = true;
        case "--without-systems" -> systems = false;
        case "--with" -> with.add(folder(value(given, ++i)));
        case "--tls" ->
            sites = Optional.of(new Sites(Path.of(value(given, ++i)).toAbsolutePath(), false));
        case "--port-base" -> base = number(value(given, ++i));
        case "--dir" -> directory = Path.of(value(given, ++i));
        default -> throw new Misused("unknown option " + given[i]);
      }
    }
    try {
      return new Arguments(
          directory.toAbsolutePath().normalize(), new Addresses(base, sites), fresh, systems, with);
    } catch (IllegalArgumentException outOfRange) {
      throw new Misused(String.valueOf(outOfRange.getMessage()));
    }
  }

  /** What {@code ~} means in the shell that started us; the account may have another. */
  private static String home() {
    return Optional.ofNullable(System.getenv("HOME"))
        .filter(home -> !home.isBlank())
        .orElse(System.getProperty("user.home"));
  }

  private static String value(String[] given, int at) {
    if (at >= given.length) {
      throw new Misused(given[at - 1] + " needs a value");
    }
    return given[at];
  }

  /** A mistyped one would be taken for one without files. */
  private static Path folder(String name) {
    var folder = Path.of(name).toAbsolutePath();
    if (!Files.isDirectory(folder)) {
      throw new Misused("--with needs a folder that is there, not " + name);
    }
    return folder;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notOne) {
      throw new Misused("--port-base needs a number, not " + text);
    }
  }
}

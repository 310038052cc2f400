package org.openfpx.conformance.peers;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the command was told.
 *
 * @param folder where all of the peer is kept
 */
record PeersOptions(int port, Optional<Path> folder) {
  static final String USAGE = "usage: openfpx peers keycloak [--port N] [--dir FOLDER]";

  private static final int USUAL_PORT = 8480;
  private static final int LARGEST_PORT = 65_535;

  /** A command line that means nothing. */
  static final class Misused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Misused(String message) {
      super(message);
    }
  }

  static PeersOptions of(List<String> arguments) {
    if (arguments.isEmpty() || !arguments.getFirst().equals("keycloak")) {
      throw new Misused("peers what? The one that there is: keycloak");
    }
    int port = USUAL_PORT;
    var folder = Optional.<Path>empty();
    for (int i = 1; i < arguments.size(); i++) {
      switch (arguments.get(i)) {
        case "--port" -> port = port(value(arguments, ++i));
        case "--dir" -> folder = Optional.of(Path.of(value(arguments, ++i)));
        default -> throw new Misused("unknown option " + arguments.get(i));
      }
    }
    return new PeersOptions(port, folder);
  }

  private static int port(String text) {
    if (text.matches("[0-9]{1,5}")) {
      int port = Integer.parseInt(text);
      if (port > 0 && port <= LARGEST_PORT) {
        return port;
      }
    }
    throw new Misused("--port is a number from 1 to " + LARGEST_PORT + ", not " + text);
  }

  private static String value(List<String> arguments, int at) {
    if (at >= arguments.size()) {
      throw new Misused(arguments.get(at - 1) + " needs a value");
    }
    return arguments.get(at);
  }
}

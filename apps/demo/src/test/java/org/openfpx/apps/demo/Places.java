package org.openfpx.apps.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openfpx.apps.demo.Addresses.Party;

/** Where a demo finds what it needs, and ports that nobody has. */
final class Places {
  private static final int PLACES = 500;

  private Places() {}

  /** The root of the tree, wherever in it the test was started. */
  static Path root() {
    var here = Path.of("").toAbsolutePath();
    return Stream.iterate(Optional.of(here), Optional::isPresent, Places::parent)
        .flatMap(Optional::stream)
        .filter(folder -> Files.exists(folder.resolve("examples/demo/as.yaml")))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<Path> parent(Optional<Path> folder) {
    return folder.flatMap(known -> Optional.ofNullable(known.getParent()));
  }

  /** Begins elsewhere in each process: two that look at the same time find different ones. */
  static Addresses free() {
    int first = (int) (ProcessHandle.current().pid() % PLACES);
    int base =
        IntStream.range(first, first + PLACES)
            .map(place -> 20_000 + place % PLACES * 20)
            .filter(Places::isFree)
            .findFirst()
            .orElseThrow();
    return new Addresses(base);
  }

  private static boolean isFree(int base) {
    var addresses = new Addresses(base);
    for (var party : Party.values()) {
      try (var socket =
          new ServerSocket(addresses.port(party), 1, InetAddress.getLoopbackAddress())) {
        if (!socket.isBound()) {
          return false;
        }
      } catch (IOException inUse) {
        return false;
      }
    }
    return true;
  }
}

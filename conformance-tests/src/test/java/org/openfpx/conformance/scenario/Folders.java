package org.openfpx.conformance.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Where networks keep what they have, as long as they are there. */
public final class Folders {
  private Folders() {}

  /** A new one. */
  public static Path fresh() {
    try {
      return Files.createTempDirectory("openfpx-network");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes one with all that is in it. */
  public static void remove(Path folder) {
    try (var all = Files.walk(folder)) {
      for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

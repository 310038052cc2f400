package org.openfpx.conformance.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Keycloak's distribution, from Maven Central. Maven fetches it, which refuses what its checksum
 * does not fit.
 *
 * @param home the folder that has {@code mvnw}
 */
record Distribution(Path home) {
  /** The version that the report under {@code docs} is of. */
  static final String VERSION = "26.7.3";

  private static final String ARTIFACT = "keycloak-quarkus-dist";

  /**
   * The folder of the unpacked distribution, which is there afterwards.
   *
   * @throws PeerFailed if it cannot be fetched, with the last words of Maven
   */
  Path in(Path folder) {
    var unpacked = folder.resolve("keycloak-" + VERSION);
    try {
      if (!Files.exists(unpacked)) {
        var file = folder.resolve(ARTIFACT + "-" + VERSION + ".zip");
        fetch(folder);
        unpackWhole(file, folder);
        Files.delete(file);
      }
      return unpacked;
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  private void fetch(Path folder) throws IOException {
    var command =
        List.of(
            home.resolve("mvnw").toString(),
            "--batch-mode",
            "--quiet",
            "--no-transfer-progress",
            "--non-recursive",
            "--strict-checksums",
            "dependency:copy",
            "-Dartifact=org.keycloak:" + ARTIFACT + ":" + VERSION + ":zip",
            "-DoutputDirectory=" + folder.toAbsolutePath());
    var process =
        new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var told = process.inputReader().lines().filter(line -> !line.isBlank()).toList();
    if (exit(process) != 0) {
      throw new PeerFailed(
          "the distribution cannot be had: " + told.stream().findFirst().orElse("no word of why"));
    }
  }

  private static int exit(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException interrupted) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new PeerFailed("interrupted while the distribution was fetched");
    }
  }

  /** Unpacks beside its place first, so that what was broken off is not taken for whole. */
  private static void unpackWhole(Path file, Path folder) throws IOException {
    var beside = Files.createTempDirectory(folder, "unpacking");
    unpack(file, beside);
    try (var inside = Files.list(beside)) {
      for (var whole : inside.toList()) {
        Files.move(whole, folder.resolve(whole.getFileName()));
      }
    }
    Files.delete(beside);
  }

  /** Unpacks a file; its scripts can be run afterwards. */
  static void unpack(Path file, Path folder) throws IOException {
    try (var zip = new ZipInputStream(Files.newInputStream(file))) {
      var entry = zip.getNextEntry();
      while (entry != null) {
        unpack(zip, entry, folder);
        entry = zip.getNextEntry();
      }
    }
  }

  private static void unpack(ZipInputStream zip, ZipEntry entry, Path folder) throws IOException {
    var place = folder.resolve(entry.getName()).normalize();
    if (!place.startsWith(folder)) {
      throw new PeerFailed("the distribution has a file outside of its folder");
    }
    if (entry.isDirectory()) {
      Files.createDirectories(place);
      return;
    }
    var parent = place.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.copy(zip, place);
    if (entry.getName().endsWith(".sh") && !place.toFile().setExecutable(true)) {
      throw new PeerFailed(place + " cannot be made executable");
    }
  }
}

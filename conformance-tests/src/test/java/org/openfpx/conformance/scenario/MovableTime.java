package org.openfpx.conformance.scenario;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Real time, but for what was let pass at once. How much that is stands in a file, so that the
 * processes of a network live in one time.
 *
 * @param passed the file; none is there as long as nothing was let pass
 */
public record MovableTime(Path passed) implements InstantSource {
  /** The time that everybody in this folder lives in. */
  public static MovableTime in(Path folder) {
    return new MovableTime(folder.resolve("passed"));
  }

  @Override
  public Instant instant() {
    return InstantSource.system().instant().plus(soFar());
  }

  /** Lets so much time pass, for everybody at once. */
  public void pass(Duration much) {
    try {
      var next = passed.resolveSibling(passed.getFileName() + ".next");
      Files.writeString(next, soFar().plus(much).toString());
      Files.move(next, passed, ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Duration soFar() {
    try {
      return Duration.parse(Files.readString(passed));
    } catch (NoSuchFileException nothing) {
      return Duration.ZERO;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.openfpx.conformance.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.openfpx.conformance.run.Run;

/** All reports of a run, in one folder. */
public final class Reports {
  /** The page. */
  public static final String HTML = "report.html";

  private static final String JSON = "report.json";
  private static final String JUNIT = "junit.xml";
  private static final String BADGE = "badge.svg";

  private Reports() {}

  /**
   * Makes the folder.
   *
   * @return whether reports can be written there
   */
  public static boolean prepare(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "report", ".tmp"));
      return Stream.of(HTML, JSON, JUNIT, BADGE)
          .map(folder::resolve)
          .filter(Files::exists)
          .allMatch(file -> Files.isRegularFile(file) && Files.isWritable(file));
    } catch (IOException unwritable) {
      return false;
    }
  }

  /**
   * Writes them, over those that are there.
   *
   * @throws UncheckedIOException if the folder cannot be written
   */
  public static void write(Run run, Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(HTML), HtmlReport.of(run));
      Files.writeString(folder.resolve(JSON), JsonReport.of(run));
      Files.writeString(folder.resolve(JUNIT), JunitReport.of(run));
      Files.writeString(folder.resolve(BADGE), Badge.of(run));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}

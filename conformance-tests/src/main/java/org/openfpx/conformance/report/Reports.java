package org.openfpx.conformance.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.openfpx.conformance.file.OwnersFile;
import org.openfpx.conformance.run.Run;

/**
 * All reports of a run, in one folder. They quote the answers of a server: a folder that is made
 * here, and the files in any, are for their owner alone.
 */
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
      OwnersFile.folder(folder);
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
   * Writes the page of all clauses, over what is there.
   *
   * @param runs by what they are called there, in their order
   * @throws UncheckedIOException if it cannot be written
   */
  public static void writePage(Map<String, Run> runs, Path file) {
    try {
      Files.writeString(file, ClausePage.of(runs));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /**
   * Writes them, over those that are there.
   *
   * @throws UncheckedIOException if the folder cannot be written
   */
  public static void write(Run run, Path folder) {
    try {
      OwnersFile.folder(folder);
      OwnersFile.write(folder.resolve(HTML), HtmlReport.of(run));
      OwnersFile.write(folder.resolve(JSON), JsonReport.of(run));
      OwnersFile.write(folder.resolve(JUNIT), JunitReport.of(run));
      OwnersFile.write(folder.resolve(BADGE), Badge.of(run));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}

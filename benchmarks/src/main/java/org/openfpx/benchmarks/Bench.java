package org.openfpx.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;

/** Measures the Authorization Server: what {@link Options} says. */
public final class Bench {
  private static final int MISUSED = 2;

  private Bench() {}

  /** Prints tables and writes the results file; a missed target is a figure, not a failure. */
  public static void main(String[] args) throws Exception {
    Options options;
    try {
      options = Options.of(args);
    } catch (IllegalArgumentException e) {
      System.err.println("openfpx: " + e.getMessage());
      System.exit(MISUSED);
      return;
    }
    if (!Files.exists(Path.of("/proc/self/stat"))) {
      System.err.println("openfpx: bench reads /proc, which this system does not have");
      System.exit(1);
    }
    System.setProperty("logback.configurationFile", "quiet.xml");
    var home = Path.of(System.getProperty("openfpx.home", "")).toAbsolutePath().normalize();
    var folder = Files.createTempDirectory("openfpx-bench");
    try {
      var results = new Results(home);
      var reports = new ArrayList<Report>();
      for (var part : options.parts()) {
        var own = Files.createDirectories(folder.resolve(part));
        var report = measure(part, new Place(own, home, options.portBase()), options);
        System.out.print(report.table());
        reports.add(report);
      }
      System.out.println("written: " + results.write(options.rounds(), reports));
    } finally {
      delete(folder);
    }
  }

  private static Report measure(String part, Place place, Options options) throws Exception {
    return switch (part) {
      case Options.START -> StartPart.measure(place, options.rounds());
      case Options.LOAD -> LoadPart.measure(place, options.rounds());
      case Options.DEMO -> DemoPart.measure(place, options.rounds());
      case Options.MEMORY -> MemoryPart.measure(place, Duration.ofMinutes(options.minutes()));
      default -> throw new IllegalArgumentException("no part " + part);
    };
  }

  private static void delete(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}

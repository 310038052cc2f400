package org.openfpx.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Measures how the Authorization Server starts: {@code [--rounds N] [--port-base N]}. */
public final class Bench {
  private static final Duration ALONE = Duration.ofSeconds(10);
  private static final int MISUSED = 2;

  private Bench() {}

  /** Prints a table and writes the results file; a missed target is a figure, not a failure. */
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
    var home = Path.of(System.getProperty("openfpx.home", "")).toAbsolutePath().normalize();
    var folder = Files.createTempDirectory("openfpx-bench");
    try {
      var figures = measure(folder, home, options);
      System.out.print(figures.table());
      System.out.println("written: " + Results.write(home, options.rounds(), figures));
    } finally {
      delete(folder);
    }
  }

  private static Figures measure(Path folder, Path home, Options options)
      throws IOException, InterruptedException {
    var classPath = System.getProperty("java.class.path");
    var as = AsFolder.make(folder, home, classPath, options.portBase());
    var constant = constant(folder, classPath, options.portBase() + 2);
    var asCache = folder.resolve("as.aot");
    var constantCache = folder.resolve("constant.aot");
    started(as, List.of()); // makes the schema
    as.train(asCache);
    constant.train(constantCache);

    var without = new ArrayList<Start>();
    var with = new ArrayList<Start>();
    var least = new ArrayList<Start>();
    for (var round = 1; round <= options.rounds(); round++) {
      System.err.println("round " + round + " of " + options.rounds());
      without.add(started(as, List.of()));
      with.add(started(as, cached(asCache)));
      least.add(started(constant, cached(constantCache)));
    }
    return new Figures(
        Start.least(without), Start.least(with), Start.least(least), idle(as, cached(asCache)));
  }

  private static Service constant(Path folder, String classPath, int port) {
    var main = Constant.class.getName();
    var arguments = List.of("-cp", classPath, main, Integer.toString(port));
    return new Service(folder, arguments, Map.of(), port);
  }

  /** A cache that can't be used would be passed over in silence; this makes it an error. */
  private static List<String> cached(Path cache) {
    return List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on");
  }

  private static Start started(Service service, List<String> more)
      throws IOException, InterruptedException {
    try (var running = service.start(more)) {
      return running.untilReady();
    }
  }

  private static long idle(Service service, List<String> more)
      throws IOException, InterruptedException {
    try (var running = service.start(more)) {
      running.untilReady();
      return running.idleKib(ALONE);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}

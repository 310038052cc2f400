package org.openfpx.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The processor time of some processes together. */
record Meter(List<Long> processes) {

  Meter {
    processes = List.copyOf(processes);
  }

  static Meter of(long... processes) {
    return new Meter(Arrays.stream(processes).boxed().toList());
  }

  Duration now() throws IOException {
    var sum = Duration.ZERO;
    for (var process : processes) {
      var stat = Files.readString(Path.of("/proc", process.toString(), "stat"));
      sum = sum.plus(ProcFiles.cpu(stat));
    }
    return sum;
  }
}

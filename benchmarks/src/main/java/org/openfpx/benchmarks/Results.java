package org.openfpx.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The file that keeps what was measured: when, on what machine, of which commit. */
final class Results {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String date = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  private final double loadBefore = load();
  private final Path home;

  /** Made before anything is measured. */
  Results(Path home) {
    this.home = home;
  }

  /** Writes {@code benchmarks/results/DATE.json} and returns where that is. */
  Path write(int rounds, List<Report> reports) throws IOException, InterruptedException {
    var root = JSON.createObjectNode().put("date", date).put("commit", commit());
    root.put("rounds", rounds).put("options", String.join(" ", Service.SERVED));
    machine(root.putObject("machine"));
    var parts = root.putObject("parts");
    for (var report : reports) {
      parts.set(report.part(), JSON.valueToTree(report.figures()));
      for (var figure : report.judged()) {
        var node = root.withArray("targets").addObject().put("name", figure.name());
        node.put("value", figure.value()).put("target", figure.target()).put("met", figure.met());
      }
    }
    var folder = Files.createDirectories(home.resolve("benchmarks/results"));
    var file = folder.resolve(date.replace(":", "") + ".json");
    JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
    return file;
  }

  /** The load at the end is for the most part our own, that at the beginning all others'. */
  private void machine(ObjectNode node) {
    var system = ManagementFactory.getOperatingSystemMXBean();
    node.put("system", system.getName()).put("architecture", system.getArch());
    node.put("processors", system.getAvailableProcessors());
    node.put("loadBefore", loadBefore).put("loadAfter", load());
    node.put("java", Runtime.version().toString());
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  /** With "-dirty" behind it when what was measured is not what was committed. */
  private String commit() throws IOException, InterruptedException {
    var git =
        new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*")
            .directory(home.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return git.waitFor() == 0 ? said : "unknown";
  }
}

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

/** The file that keeps what was measured: when, on what machine, of which commit. */
final class Results {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Results() {}

  /** Writes {@code benchmarks/results/start-DATE.json} and returns where that is. */
  static Path write(Path home, int rounds, Figures figures)
      throws IOException, InterruptedException {
    var date = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    var root = JSON.createObjectNode().put("date", date).put("commit", commit(home));
    root.put("rounds", rounds).put("flags", String.join(" ", Service.FLAGS));
    machine(root.putObject("machine"));
    start(root.putObject("asWithoutCache"), figures.without());
    start(root.putObject("asWithCache"), figures.with());
    start(root.putObject("constantWithCache"), figures.constant());
    for (var figure : figures.judged()) {
      var node = root.withArray("targets").addObject().put("name", figure.name());
      node.put("value", figure.value()).put("target", figure.target()).put("met", figure.met());
    }
    var folder = Files.createDirectories(home.resolve("benchmarks/results"));
    var file = folder.resolve("start-" + date.replace(":", "") + ".json");
    JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
    return file;
  }

  private static void machine(ObjectNode node) {
    var system = ManagementFactory.getOperatingSystemMXBean();
    node.put("system", system.getName()).put("architecture", system.getArch());
    node.put("processors", system.getAvailableProcessors());
    node.put("load", system.getSystemLoadAverage());
    node.put("java", Runtime.version().toString());
  }

  private static void start(ObjectNode node, Start start) {
    node.put("cpuMillis", start.cpu().toMillis()).put("wallMillis", start.wall().toMillis());
  }

  /** With "-dirty" behind it when what was measured is not what was committed. */
  private static String commit(Path home) throws IOException, InterruptedException {
    var git =
        new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*")
            .directory(home.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return git.waitFor() == 0 ? said : "unknown";
  }
}

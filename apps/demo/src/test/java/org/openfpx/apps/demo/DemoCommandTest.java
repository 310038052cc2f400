package org.openfpx.apps.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.apps.demo.Addresses.Party;

/** The command {@code openfpx demo}, in a process of its own. */
class DemoCommandTest {
  private static final int PATIENCE_MINUTES = 4;

  private final Addresses addresses = Places.free();
  private final List<Process> started = new ArrayList<>();

  @TempDir Path somewhere;

  @AfterEach
  void nothingIsLeftRunning() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void aPortInUseIsSaidInOneLine() throws Exception {
    int taken = addresses.port(Party.WALLET);
    try (var socket = new ServerSocket(taken, 1, InetAddress.getLoopbackAddress())) {
      assertThat(socket.isBound()).isTrue();
      assertThat(ended(demo(somewhere.resolve("demo"))))
          .isEqualTo(
              new Ended(
                  1, "openfpx demo: in use: port " + taken + "; take others with --port-base N"));
    }
    assertThat(somewhere.resolve("demo")).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaidInOneLine() throws Exception {
    var folder = Files.writeString(somewhere.resolve("file"), "years of work").resolve("demo");

    assertThat(ended(demo(folder)))
        .isEqualTo(
            new Ended(
                1,
                "openfpx demo: the folder "
                    + folder
                    + " can't be written; name another one with --dir"));
    assertThat(somewhere.resolve("file")).hasContent("years of work");
  }

  @Test
  void whoStopsItIsToldWhereTheDataIsAndWhatIsDamagedIsLeftAsItIs() throws Exception {
    var folder = somewhere.resolve("demo");
    var demo = demo(folder);
    try (var output = demo.inputReader(StandardCharsets.UTF_8)) {
      var line = output.readLine();
      while (line != null && !line.startsWith("ready: ")) {
        line = output.readLine();
      }
      assertThat(line).isEqualTo("ready: http://localhost:" + addresses.base());

      // As Ctrl-C does, but for the signal's number.
      demo.toHandle().destroy();
      assertThat(output.lines()).contains("stopped; the data is kept in " + folder);
    }
    assertThat(demo.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();

    var store = folder.resolve("as.mv.db");
    Files.write(store, "damaged ".repeat(4_000).getBytes(StandardCharsets.US_ASCII));
    var before = Files.readAllBytes(store);

    var again = ended(demo(folder));

    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.errors())
        .startsWith("openfpx demo: ")
        .contains(folder.resolve("as").toString())
        .endsWith("; nothing was changed, --fresh starts over")
        .hasLineCount(1);
    assertThat(store).hasBinaryContent(before);
  }

  private Process demo(Path folder) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dopenfpx.home=" + Places.root(),
                "-cp",
                System.getProperty("java.class.path"),
                Demo.class.getName(),
                "--port-base",
                String.valueOf(addresses.base()),
                "--dir",
                folder.toString())
            .redirectError(somewhere.resolve("errors").toFile())
            .start();
    started.add(process);
    return process;
  }

  /** What comes of one that can't start. */
  private Ended ended(Process process) throws Exception {
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), Files.readString(somewhere.resolve("errors")).strip());
  }

  private record Ended(int exit, String errors) {}
}

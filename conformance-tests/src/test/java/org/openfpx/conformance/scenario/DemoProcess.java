package org.openfpx.conformance.scenario;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openfpx.apps.demo.Demo;
import org.openfpx.conformance.processes.JavaProcess;
import org.openfpx.conformance.processes.JavaProcess.Launch;

/** The demo's network in a process of its own, which can be killed and started again. */
final class DemoProcess implements ScenarioNetwork {
  /** Above those of {@link DemoNetwork}, below those that the system gives to whoever asks. */
  private static final int FIRST_PORT = 31_000;

  private final Path folder;
  private final int base;
  private final JavaProcess process;

  private DemoProcess(Path folder, int base) {
    this.folder = folder;
    this.base = base;
    var arguments = List.of("--dir", folder.toString(), "--port-base", String.valueOf(base));
    this.process =
        JavaProcess.begin(new Launch(Demo.class, Map.of(), Map.of(), "ready: ", arguments)).await();
  }

  static DemoProcess start(Path folder) {
    return new DemoProcess(folder, DemoNetwork.freeBase(FIRST_PORT));
  }

  /** Ends it as {@code kill -9} does, and starts it on what that left in the folder. */
  void killAndStartAgain() {
    process.stop();
    process.startAgain();
  }

  JavaProcess process() {
    return process;
  }

  @Override
  public URI at(int party, String path) {
    return URI.create("http://localhost:" + (base + party) + path);
  }

  @Override
  public Path folder() {
    return folder;
  }

  @Override
  public void close() {
    process.close();
  }
}

package org.openfpx.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import org.openfpx.benchmarks.load.Latencies;

/** The process that sends the statements bare, in our hands. */
final class BareSide implements AutoCloseable {
  private final Service.Running running;
  private final BufferedReader said;
  private final BufferedWriter told;
  private final Meter meter;

  BareSide(Service.Running running, MariaDb database) throws IOException {
    this.running = running;
    said = running.process().inputReader();
    told = running.process().outputWriter();
    meter = Meter.of(running.process().pid(), database.pid());
  }

  /** Sends a flow so often over so many connections; choosing its rows is not measured. */
  Cost send(String flow, int count, int connections) throws IOException {
    tell(flow + " " + count + " " + connections);
    hear();
    var before = meter.now();
    tell("");
    var took = Latencies.parse(hear());
    return new Cost(meter.now().minus(before), took);
  }

  private void tell(String line) throws IOException {
    told.write(line);
    told.newLine();
    told.flush();
  }

  private String hear() throws IOException {
    var line = said.readLine();
    if (line == null) {
      throw new IOException("the bare side ended; see " + running.service().log());
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    running.close();
  }
}

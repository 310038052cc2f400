package org.openfpx.conformance.flow;

import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openfpx.conformance.exchange.UnexpectedAnswer;

/** {@code openfpx flow [--json] [--port-base N]}. */
public final class FlowMain {
  private static final int USUAL_PORT_BASE = 8400;
  private static final String USAGE = "usage: openfpx flow [--json] [--port-base N]";

  private FlowMain() {}

  /** Exits with 0 if the records were read, 1 if a step failed, 2 for a wrong command line. */
  public static void main(String[] arguments) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), out));
  }

  static int run(List<String> arguments, PrintStream out) {
    boolean json = false;
    int portBase = USUAL_PORT_BASE;
    for (int i = 0; i < arguments.size(); i++) {
      var argument = arguments.get(i);
      if (argument.equals("--json")) {
        json = true;
      } else if (argument.equals("--port-base")) {
        portBase = ++i < arguments.size() ? port(arguments.get(i)) : 0;
      } else {
        return wrong(out, "unknown option " + argument);
      }
    }
    if (portBase < 1) {
      return wrong(out, "--port-base takes a number from 1 to 65000");
    }
    return play(URI.create("http://localhost:" + portBase + "/network.json"), out, json);
  }

  private static int play(URI network, PrintStream out, boolean json) {
    var printing = new Printing(out, json);
    try {
      printing.succeeded(new Flow(printing).play(network));
      return 0;
    } catch (UnexpectedAnswer | IllegalArgumentException failed) {
      printing.failed(String.valueOf(failed.getMessage()));
      return 1;
    }
  }

  private static int port(String text) {
    return text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65_000
        ? Integer.parseInt(text)
        : 0;
  }

  private static int wrong(PrintStream out, String what) {
    out.println("openfpx flow: " + what);
    out.println(USAGE);
    return 2;
  }
}

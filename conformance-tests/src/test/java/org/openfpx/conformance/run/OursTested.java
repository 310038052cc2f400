package org.openfpx.conformance.run;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.openfpx.conformance.clause.Catalogue;
import org.openfpx.conformance.driver.Driver;
import org.openfpx.conformance.driver.Drivers;
import org.openfpx.conformance.module.Modules;

/**
 * A network of ours of each mode, and what the whole kit said of it; started once for all tests
 * that look at them, both at the same time, and ended with the process. Those tests take turns, so
 * that none of them does nothing but wait for it.
 *
 * @param said what the run printed
 */
public record OursTested(Driver driver, Run run, String said) {
  /** What is locked by those who take turns. */
  public static final String TURN = "networks of ours, and what the kit said of them";

  private static final Path HOME = Path.of(System.getProperty("openfpx.home"));
  private static final Map<Mode, OursTested> ALL = new EnumMap<>(Mode.class);

  /** The one of that mode. */
  public static synchronized OursTested of(Mode mode)
      throws ExecutionException, InterruptedException {
    if (ALL.isEmpty()) {
      try (var both = Executors.newFixedThreadPool(Mode.values().length)) {
        var strict = CompletableFuture.supplyAsync(() -> tested(Mode.STRICT), both);
        ALL.put(Mode.STANDARD, tested(Mode.STANDARD));
        ALL.put(Mode.STRICT, strict.get());
      }
    }
    return Optional.ofNullable(ALL.get(mode)).orElseThrow();
  }

  // The network is ended by its own hook, the driver with the process.
  @SuppressWarnings("MustBeClosedChecker")
  private static OursTested tested(Mode mode) {
    var printed = new ByteArrayOutputStream();
    var progress = new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8), false);
    var network = OwnNetwork.startShortLived(HOME, mode);
    var driver = Drivers.of(network.target());
    var all = Selection.of(Modules.all(), Catalogue.whole(), Optional.empty()).orElseThrow();
    var run = new Runner(driver, Catalogue.whole(), progress).run(all);
    return new OursTested(driver, run, printed.toString(StandardCharsets.UTF_8));
  }
}

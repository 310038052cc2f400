package org.openfpx.conformance;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.openfpx.conformance.clause.Catalogue;
import org.openfpx.conformance.driver.BadTarget;
import org.openfpx.conformance.report.Reports;
import org.openfpx.conformance.run.InTurn;
import org.openfpx.conformance.run.Mode;
import org.openfpx.conformance.run.NotStarted;
import org.openfpx.conformance.run.OwnNetwork;
import org.openfpx.conformance.run.Printable;
import org.openfpx.conformance.run.Run;
import org.openfpx.conformance.run.Selection;

/**
 * The test of networks of ours, one of each mode that is wanted, all at the same time. What is told
 * is told of one after the other.
 */
final class TestingOurs {
  private final PrintStream out;
  private final boolean terminal;
  private final Path home;
  private final Catalogue catalogue;
  private final ConformanceOptions options;
  private final Map<Mode, Run> runs = Collections.synchronizedMap(new EnumMap<>(Mode.class));

  TestingOurs(
      PrintStream out,
      boolean terminal,
      Path home,
      Catalogue catalogue,
      ConformanceOptions options) {
    this.out = out;
    this.terminal = terminal;
    this.home = home;
    this.catalogue = catalogue;
    this.options = options;
  }

  /**
   * Tests them.
   *
   * @return the worst exit code; what is skipped in one of them may well be looked at in the other
   * @throws BadTarget if ours does not take what its own target file has
   */
  int all(Selection selection) {
    int worst = 0;
    try (var threads = Executors.newFixedThreadPool(options.modes().size())) {
      var begun = new ArrayList<Begun>();
      for (var mode : options.modes()) {
        var said = new InTurn(out);
        begun.add(new Begun(said, threads.submit(() -> one(mode, said.printing(), selection))));
      }
      for (var one : begun) {
        one.said().begin();
        worst = Math.max(worst, exit(one.exit()));
      }
    }
    if (runs.size() == options.modes().size()) {
      options.page().ifPresent(this::page);
    }
    return Testing.exit(worst, runs.values());
  }

  private record Begun(InTurn said, Future<Integer> exit) {}

  private static int exit(Future<Integer> coming) {
    try {
      return coming.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof BadTarget wrong) {
        throw wrong;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private int one(Mode mode, PrintStream said, Selection selection) {
    said.println("starting a " + mode.word() + " network of ours ...");
    try (var network = started(mode)) {
      return new Testing(said, terminal, catalogue, options.in(mode))
          .against(network.target(), selection, run -> runs.put(mode, run));
    } catch (NotStarted notStarted) {
      said.println("openfpx conformance: " + Printable.of(String.valueOf(notStarted.getMessage())));
      return Testing.UNREACHABLE;
    }
  }

  /** What is recorded is to be answered alike whenever it is replayed, and waits for no end. */
  private OwnNetwork started(Mode mode) {
    return options.recording().isPresent()
        ? OwnNetwork.start(home, mode)
        : OwnNetwork.startShortLived(home, mode);
  }

  private void page(Path file) {
    var named = new LinkedHashMap<String, Run>();
    runs.forEach((mode, run) -> named.put(mode.word(), run));
    Reports.writePage(named, file);
    out.println("the page is " + file.toAbsolutePath().normalize());
  }
}

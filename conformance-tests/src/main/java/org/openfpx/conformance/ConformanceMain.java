package org.openfpx.conformance;

import java.io.Console;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.openfpx.conformance.clause.Catalogue;
import org.openfpx.conformance.clause.Party;
import org.openfpx.conformance.driver.BadTarget;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.Driver;
import org.openfpx.conformance.driver.Drivers;
import org.openfpx.conformance.driver.NotOffered;
import org.openfpx.conformance.driver.ServerRole;
import org.openfpx.conformance.driver.Target;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.exchange.UnexpectedAnswer;
import org.openfpx.conformance.module.KitModule;
import org.openfpx.conformance.module.Modules;
import org.openfpx.conformance.recording.HarWriter;
import org.openfpx.conformance.recording.Recordings;
import org.openfpx.conformance.recording.Witness;
import org.openfpx.conformance.report.Reports;
import org.openfpx.conformance.run.Listing;
import org.openfpx.conformance.run.Mode;
import org.openfpx.conformance.run.NotStarted;
import org.openfpx.conformance.run.OwnNetwork;
import org.openfpx.conformance.run.Printable;
import org.openfpx.conformance.run.Progress;
import org.openfpx.conformance.run.Run;
import org.openfpx.conformance.run.Runner;
import org.openfpx.conformance.run.Selection;

/**
 * {@code openfpx conformance [--target FILE] [--mode strict|standard] [--only NAME] [--list]
 * [--report FOLDER] [--record FILE] [--page FILE]}.
 */
public final class ConformanceMain {
  private static final int FAILURES = 1;
  private static final int MISUSED = 2;
  private static final int UNREACHABLE = 3;

  private final PrintStream out;
  private final boolean terminal;
  private final Map<String, String> environment;
  private final Path home;
  private final Catalogue catalogue = Catalogue.whole();
  private final List<KitModule> modules = Modules.all();

  ConformanceMain(PrintStream out, boolean terminal, Map<String, String> environment, Path home) {
    this.out = out;
    this.terminal = terminal;
    this.environment = environment;
    this.home = home;
  }

  /**
   * Exits with 0 if nothing failed, 1 if something did, 2 for a wrong command line or target file
   * or if there is nothing to check, 3 if the target cannot be reached.
   */
  public static void main(String[] arguments) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    var home = Path.of(System.getProperty("openfpx.home", "."));
    System.exit(new ConformanceMain(out, terminal, System.getenv(), home).run(List.of(arguments)));
  }

  int run(List<String> arguments) {
    try {
      return run(ConformanceOptions.of(arguments));
    } catch (ConformanceOptions.Misused misused) {
      out.println("openfpx conformance: " + misused.getMessage());
      out.println(ConformanceOptions.USAGE);
      return MISUSED;
    } catch (BadTarget wrong) {
      out.println("openfpx conformance: " + Printable.of(told(wrong)));
      return MISUSED;
    }
  }

  private int run(ConformanceOptions options) {
    var selection =
        Selection.of(modules, catalogue, options.only())
            .orElseThrow(() ->
                new ConformanceOptions.Misused(
                    "there is no module or clause " + options.only().orElse("")));
    if (options.list()) {
      new Listing(modules).lines(catalogue).forEach(out::println);
      return 0;
    }
    if (selection.size() == 0) {
      return nothingToCheck(options);
    }
    options
        .report()
        .filter(folder -> !Reports.prepare(folder))
        .ifPresent(folder -> {
          throw new ConformanceOptions.Misused("no report can be written to " + folder);
        });
    if (options.target().isPresent()) {
      var target = Target.read(options.target().get(), environment);
      return against(target, selection, options, _ -> {});
    }
    return againstOurs(selection, options);
  }

  private int nothingToCheck(ConformanceOptions options) {
    out.println(
        "openfpx conformance: nothing was checked: the kit has no check for "
            + options.only().orElse("anything"));
    return MISUSED;
  }

  private int againstOurs(Selection selection, ConformanceOptions options) {
    if (selection.of(Party.AUTHORIZATION_SERVER).size() == 0) {
      return nothingToCheck(options);
    }
    var runs = new LinkedHashMap<String, Run>();
    int worst = 0;
    for (var mode : options.modes()) {
      out.println("starting a " + mode.word() + " network of ours ...");
      try (var network = started(mode, options)) {
        int exit =
            against(
                network.target(), selection, options.in(mode), run -> runs.put(mode.word(), run));
        worst = Math.max(worst, exit);
      } catch (NotStarted notStarted) {
        out.println("openfpx conformance: " + Printable.of(told(notStarted)));
        return UNREACHABLE;
      }
    }
    options.page().ifPresent(file -> page(runs, file));
    return worst;
  }

  /** What is recorded is to be answered alike whenever it is replayed, and waits for no end. */
  private OwnNetwork started(Mode mode, ConformanceOptions options) {
    return options.recording().isPresent()
        ? OwnNetwork.start(home, mode)
        : OwnNetwork.startShortLived(home, mode);
  }

  private int against(
      Target target, Selection selection, ConformanceOptions options, Consumer<Run> made) {
    try (var driver = Drivers.of(target)) {
      if (selection.of(driver.party()).size() == 0) {
        return nothingToCheck(options);
      }
      var preparation = driver.preparation();
      if (preparation.isPresent()) {
        out.println(preparation.get());
        return 0;
      }
      var unreachable = unreachable(driver);
      if (unreachable.isPresent()) {
        out.println("openfpx conformance: " + Printable.of(unreachable.get()));
        return UNREACHABLE;
      }
      driver.begin();
      if (selection.needs(Capability.PAT)) {
        getPat(driver);
      }
      var witness = new Witness();
      var progress = new Progress(out, terminal);
      var run = new Runner(witness.watching(driver), catalogue, progress).run(selection);
      options.report().ifPresent(folder -> report(run, folder));
      options.recording().ifPresent(file -> record(run, witness, file));
      made.accept(run);
      conclude(run);
      return exit(run);
    }
  }

  private int exit(Run run) {
    if (run.brokenOff().isPresent()) {
      out.println("openfpx conformance: " + Printable.of(run.brokenOff().get()));
      return MISUSED;
    }
    return run.isClean() ? 0 : FAILURES;
  }

  private static String told(RuntimeException exception) {
    return String.valueOf(exception.getMessage());
  }

  /**
   * Before the run, so that a credential that is refused is told once and not by every check.
   *
   * @throws BadTarget if it is
   */
  private static void getPat(Driver driver) {
    if (driver.capabilities().contains(Capability.PAT)) {
      try {
        driver.pat(ServerRole.FIRST);
      } catch (UnexpectedAnswer | NotOffered none) {
        // The checks say what the server does wrong.
      }
    }
  }

  private static Optional<String> unreachable(Driver driver) {
    var address = URI.create(driver.issuer() + "/.well-known/uma2-configuration");
    try (var peer = driver.peer(exchange -> {})) {
      peer.send(Request.get("See whether it is there", address));
      return Optional.empty();
    } catch (UnexpectedAnswer none) {
      return Optional.of(driver.issuer() + " cannot be reached: " + none.getMessage());
    }
  }

  private void report(Run run, Path folder) {
    Reports.write(run, folder);
    out.println("the report is " + folder.resolve(Reports.HTML).toAbsolutePath().normalize());
  }

  private void record(Run run, Witness witness, Path file) {
    HarWriter.write(Recordings.of(run, witness), file);
    out.println("the recording is " + file.toAbsolutePath().normalize());
  }

  private void page(Map<String, Run> runs, Path file) {
    Reports.writePage(runs, file);
    out.println("the page is " + file.toAbsolutePath().normalize());
  }

  private void conclude(Run run) {
    out.printf(
        "%s: %d passed, %d failed, %d warnings, %d skipped, %d for review; %d of %d clauses%n",
        Printable.of(run.server().issuer()),
        run.count("pass"),
        run.count("fail"),
        run.count("warning"),
        run.count("skip"),
        run.count("review"),
        run.covered().size(),
        run.clauses().size());
    if (run.isEmpty()) {
      out.println("nothing was checked");
    }
  }
}

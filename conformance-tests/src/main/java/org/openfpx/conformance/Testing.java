package org.openfpx.conformance;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
import org.openfpx.conformance.recording.HarWriter;
import org.openfpx.conformance.recording.Recordings;
import org.openfpx.conformance.recording.Witness;
import org.openfpx.conformance.report.Reports;
import org.openfpx.conformance.run.Printable;
import org.openfpx.conformance.run.Progress;
import org.openfpx.conformance.run.Run;
import org.openfpx.conformance.run.Runner;
import org.openfpx.conformance.run.Selection;
import org.openfpx.conformance.run.Skips;

/** The test of one target: what comes before the run, the run, and what is written of it. */
final class Testing {
  /** The command's exit codes; 0 if nothing failed. */
  static final int FAILURES = 1;

  static final int MISUSED = 2;
  static final int UNREACHABLE = 3;

  private final PrintStream out;
  private final boolean terminal;
  private final Catalogue catalogue;
  private final ConformanceOptions options;

  Testing(PrintStream out, boolean terminal, Catalogue catalogue, ConformanceOptions options) {
    this.out = out;
    this.terminal = terminal;
    this.catalogue = catalogue;
    this.options = options;
  }

  int nothingToCheck() {
    return nothing("the kit has no check for " + options.only().orElse("anything"));
  }

  /** What is wanted is about others than such a target. */
  int otherTarget(Selection wanted) {
    var parties = EnumSet.noneOf(Party.class);
    wanted.modules().forEach(chosen -> parties.add(chosen.party()));
    return nothing(
        parties.stream()
            .map(party ->
                "%s looks at %s, so it needs a target file with driver: %s (%s)"
                    .formatted(
                        options.only().orElse("the kit"),
                        party.words(),
                        String.join(" or ", Drivers.names(party)),
                        section(party)))
            .collect(Collectors.joining("; ")));
  }

  private static String section(Party party) {
    var guide = "docs/guides/conformance.md#";
    return party == Party.AUTHORIZATION_SERVER
        ? guide + "a-target-file"
        : guide + Drivers.names(party).getFirst();
  }

  private int nothing(String why) {
    out.println("openfpx conformance: nothing was checked: " + why);
    return MISUSED;
  }

  /**
   * Tests it, as far as there is something to check.
   *
   * @param made is told of the run, if there is one
   * @return the exit code of the command
   * @throws BadTarget if the target file cannot be used
   */
  int against(Target target, Selection selection, Consumer<Run> made) {
    try (var driver = Drivers.of(target)) {
      if (selection.of(driver.party()).size() == 0) {
        return otherTarget(selection);
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

  /**
   * What a command ends with that made these runs: with {@link #MISUSED} too where all was skipped
   * in every one of them.
   *
   * @param worst what the worst of them ended with
   */
  static int exit(int worst, Collection<Run> runs) {
    boolean skipped =
        !runs.isEmpty() && runs.stream().allMatch(run -> run.isEmpty() && run.count("review") == 0);
    return skipped ? Math.max(worst, MISUSED) : worst;
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
    var recording = Recordings.of(run, witness);
    HarWriter.write(recording, file);
    out.println("the recording is " + file.toAbsolutePath().normalize());
    if (recording.dropped() > 0) {
      out.printf("requests that it lacks, too many or too long: %d%n", recording.dropped());
    }
  }

  private void conclude(Run run) {
    var skips = Skips.of(run);
    if (!skips.isEmpty()) {
      out.println("skipped, and why:");
      skips.forEach(out::println);
    }
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
    if (run.dropped() > 0) {
      out.printf(
          "of %d requests nothing is kept: they were more than a run keeps%n", run.dropped());
    }
    if (run.isEmpty()) {
      out.println("nothing was checked");
    }
  }
}

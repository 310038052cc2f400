package org.openfpx.conformance;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.conformance.clause.Catalogue;
import org.openfpx.conformance.clause.Party;
import org.openfpx.conformance.driver.BadTarget;
import org.openfpx.conformance.driver.Target;
import org.openfpx.conformance.module.KitModule;
import org.openfpx.conformance.module.Modules;
import org.openfpx.conformance.report.Reports;
import org.openfpx.conformance.run.Listing;
import org.openfpx.conformance.run.Printable;
import org.openfpx.conformance.run.Run;
import org.openfpx.conformance.run.Selection;

/**
 * {@code openfpx conformance [--target FILE] [--mode strict|standard] [--only NAME] [--list]
 * [--report FOLDER] [--record FILE] [--page FILE]}.
 */
public final class ConformanceMain {
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
      return Testing.MISUSED;
    } catch (BadTarget wrong) {
      out.println("openfpx conformance: " + Printable.of(told(wrong)));
      return Testing.MISUSED;
    }
  }

  private int run(ConformanceOptions options) {
    var selection =
        Selection.of(modules, catalogue, options.only())
            .orElseThrow(() -> unknown(options.only().orElse("")));
    if (options.list()) {
      new Listing(modules).lines(catalogue, options.only()).forEach(out::println);
      return 0;
    }
    var testing = new Testing(out, terminal, catalogue, options);
    if (selection.size() == 0) {
      return testing.nothingToCheck();
    }
    options
        .report()
        .filter(folder -> !Reports.prepare(folder))
        .ifPresent(folder -> {
          throw new ConformanceOptions.Misused("no report can be written to " + folder);
        });
    if (options.target().isPresent()) {
      var target = Target.read(options.target().get(), environment);
      var runs = new ArrayList<Run>();
      return Testing.exit(testing.against(target, selection, runs::add), runs);
    }
    return selection.of(Party.AUTHORIZATION_SERVER).size() == 0
        ? testing.otherTarget(selection)
        : new TestingOurs(out, terminal, home, catalogue, options).all(selection);
  }

  private ConformanceOptions.Misused unknown(String name) {
    var names = new ArrayList<>(catalogue.modules());
    catalogue.clauses().forEach(clause -> names.add(clause.id()));
    return new ConformanceOptions.Misused(
        "there is no module or clause "
            + Printable.of(name)
            + Nearest.of(name, names)
                .map(near -> "; did you mean " + near + "?")
                .orElse("; --list has them all"));
  }

  private static String told(RuntimeException exception) {
    return String.valueOf(exception.getMessage());
  }
}

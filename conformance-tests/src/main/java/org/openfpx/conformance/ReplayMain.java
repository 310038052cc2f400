package org.openfpx.conformance;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.openfpx.conformance.driver.BadTarget;
import org.openfpx.conformance.driver.Drivers;
import org.openfpx.conformance.driver.Target;
import org.openfpx.conformance.recording.BadRecording;
import org.openfpx.conformance.recording.Entry;
import org.openfpx.conformance.recording.HarReader;
import org.openfpx.conformance.recording.Recording;
import org.openfpx.conformance.replay.Replay;
import org.openfpx.conformance.replay.ReplayReport;
import org.openfpx.conformance.replay.Unreachable;
import org.openfpx.conformance.run.Printable;

/** {@code openfpx replay FILE --target FILE [--only NAME] [--json]}. */
public final class ReplayMain {
  private static final int DIFFERENT = 1;
  private static final int MISUSED = 2;
  private static final int UNREACHABLE = 3;

  private final PrintStream out;
  private final Map<String, String> environment;

  ReplayMain(PrintStream out, Map<String, String> environment) {
    this.out = out;
    this.environment = environment;
  }

  /**
   * Exits with 0 if all was answered alike, 1 if something was not, 2 for a wrong command line,
   * target file or recording, or one of which nothing can be sent, 3 if the target cannot be
   * reached.
   */
  public static void main(String[] arguments) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(new ReplayMain(out, System.getenv()).run(List.of(arguments)));
  }

  int run(List<String> arguments) {
    try {
      return run(ReplayOptions.of(arguments));
    } catch (ReplayOptions.Misused misused) {
      out.println("openfpx replay: " + misused.getMessage());
      out.println(ReplayOptions.USAGE);
      return MISUSED;
    } catch (BadTarget | BadRecording wrong) {
      tell(wrong);
      return MISUSED;
    } catch (Unreachable silent) {
      tell(silent);
      return UNREACHABLE;
    }
  }

  private void tell(RuntimeException exception) {
    out.println("openfpx replay: " + Printable.of(String.valueOf(exception.getMessage())));
  }

  private int run(ReplayOptions options) {
    var recording = HarReader.read(options.recording());
    requireKnown(recording, options);
    try (var driver = Drivers.of(Target.read(options.target(), environment))) {
      var replayed = new Replay(recording, driver).play(entry -> isWanted(entry, options));
      var report = new ReplayReport(driver.issuer(), replayed);
      if (options.json()) {
        out.println(report.json());
      } else {
        if (recording.dropped() > 0) {
          out.println("requests of its run that the recording lacks: " + recording.dropped());
        }
        report.lines().forEach(line -> out.println(Printable.of(line)));
      }
      return report.isEmpty() ? MISUSED : report.isSame() ? 0 : DIFFERENT;
    }
  }

  private static void requireKnown(Recording recording, ReplayOptions options) {
    if (recording.entries().stream().noneMatch(entry -> isWanted(entry, options))) {
      throw new BadRecording(
          options.recording()
              + " has nothing"
              + options.only().map(only -> " of " + only).orElse(""));
    }
  }

  private static boolean isWanted(Entry entry, ReplayOptions options) {
    return options.only().isEmpty() || entry.proof().isOf(options.only().get());
  }
}

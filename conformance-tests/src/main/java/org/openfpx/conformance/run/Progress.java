package org.openfpx.conformance.run;

import java.io.PrintStream;
import org.openfpx.conformance.check.Check;
import org.openfpx.conformance.check.Outcome;
import org.openfpx.conformance.exchange.Shortened;

/** What is told while a run goes on: one line that changes on a terminal, plain lines elsewhere. */
public final class Progress {
  private static final int WIDTH = 78;

  private final PrintStream out;
  private final boolean terminal;
  private int done;

  public Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void begins(Check check, int all) {
    done++;
    if (terminal) {
      out.print(
          "\r"
              + padded(
                  "%d/%d  %s  %s".formatted(done, all, check.id(), Printable.of(check.title()))));
      out.flush();
    }
  }

  void ended(Result result) {
    boolean worth =
        result.outcome() instanceof Outcome.Fail || result.outcome() instanceof Outcome.Warning;
    if (terminal && worth) {
      out.println("\r" + padded(line(result)));
    } else if (!terminal) {
      out.println(line(result));
    }
    if (worth) {
      out.println("         " + Printable.of(Shortened.of(told(result.outcome()))));
    }
  }

  /** Says how many things of a check could not be taken away, if any. */
  void leaves(int things) {
    if (things > 0) {
      out.println((terminal ? "\r" : "") + padded("left behind at the server: " + things));
    }
  }

  void over() {
    if (terminal) {
      out.print("\r" + " ".repeat(WIDTH) + "\r");
    }
  }

  private static String line(Result result) {
    return "%-7s  %-13s %s"
        .formatted(
            result.outcome().word(), result.check().id(), Printable.of(result.check().title()));
  }

  /** What there is to say of an outcome, in one line. */
  public static String told(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Pass(var note) -> note;
      case Outcome.Fail(var expected, var seen) -> "expected " + expected + "; saw " + seen;
      case Outcome.Warning(var expected, var seen) -> "expected " + expected + "; saw " + seen;
      case Outcome.Skip(var reason) -> reason;
      case Outcome.Review(var what) -> what;
    };
  }

  private static String padded(String text) {
    var cut = text.length() <= WIDTH ? text : text.substring(0, WIDTH - 1) + "…";
    return cut + " ".repeat(WIDTH - cut.length());
  }
}

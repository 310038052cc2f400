package org.openfpx.conformance;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.openfpx.conformance.run.Mode;

/**
 * What the command was told.
 *
 * @param only a module or the id of a clause
 * @param modes those of the networks of ours that are tested, in this order
 */
record ConformanceOptions(
    Optional<Path> target,
    Optional<String> only,
    boolean list,
    Optional<Path> report,
    Optional<Path> recording,
    Optional<Path> page,
    List<Mode> modes) {
  static final String USAGE =
      "usage: openfpx conformance [--target FILE] [--mode strict|standard] [--only NAME] [--list]"
          + " [--report FOLDER] [--record FILE] [--page FILE]";

  ConformanceOptions {
    modes = List.copyOf(modes);
  }

  /** A command line that means nothing. */
  static final class Misused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Misused(String message) {
      super(message);
    }
  }

  static ConformanceOptions of(List<String> arguments) {
    var target = Optional.<Path>empty();
    var only = Optional.<String>empty();
    boolean list = false;
    var report = Optional.<Path>empty();
    var recording = Optional.<Path>empty();
    var page = Optional.<Path>empty();
    var mode = Optional.<Mode>empty();
    for (int i = 0; i < arguments.size(); i++) {
      switch (arguments.get(i)) {
        case "--target" -> target = Optional.of(Path.of(value(arguments, ++i)));
        case "--mode" -> mode = Optional.of(mode(value(arguments, ++i)));
        case "--only" -> only = Optional.of(value(arguments, ++i));
        case "--list" -> list = true;
        case "--report" -> report = Optional.of(Path.of(value(arguments, ++i)));
        case "--record" -> recording = Optional.of(Path.of(value(arguments, ++i)));
        case "--page" -> page = Optional.of(Path.of(value(arguments, ++i)));
        default -> throw new Misused("unknown option " + arguments.get(i));
      }
    }
    if (mode.isPresent() && target.isPresent()) {
      throw new Misused("--mode is of a network of ours, without --target");
    }
    if (page.isPresent() && (only.isPresent() || mode.isPresent() || target.isPresent())) {
      throw new Misused("--page is about all of ours, without --only, --mode and --target");
    }
    if (page.isPresent() && recording.isPresent()) {
      throw new Misused("--page is of networks in which things run out, and --record of others");
    }
    var modes = mode.map(List::of).orElse(List.of(Mode.values()));
    return new ConformanceOptions(target, only, list, report, recording, page, modes);
  }

  private static Mode mode(String word) {
    return Mode.named(word).orElseThrow(() -> new Misused("--mode is strict or standard"));
  }

  /**
   * The same for one mode: of several, each has a folder of its own in that of the reports, and a
   * recording of its own, which is called by it: {@code run.har} is {@code run-strict.har}.
   */
  ConformanceOptions in(Mode mode) {
    if (modes.size() == 1) {
      return this;
    }
    var folder = report.map(all -> all.resolve(mode.word()));
    var file = recording.map(one -> named(one, mode));
    return new ConformanceOptions(target, only, list, folder, file, page, List.of(mode));
  }

  private static Path named(Path file, Mode mode) {
    var name = String.valueOf(file.getFileName());
    int ending = name.lastIndexOf('.');
    var stem = ending > 0 ? name.substring(0, ending) : name;
    return file.resolveSibling(stem + "-" + mode.word() + name.substring(stem.length()));
  }

  private static String value(List<String> arguments, int at) {
    if (at >= arguments.size()) {
      throw new Misused(arguments.get(at - 1) + " needs a value");
    }
    return arguments.get(at);
  }
}

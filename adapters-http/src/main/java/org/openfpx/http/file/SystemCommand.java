package org.openfpx.http.file;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.openfpx.domain.registry.Nearest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the main class of every system does: {@code serve --config FILE}; {@code check --config
 * FILE}, which says what is wrong with a configuration and starts nothing; {@code keys rotate} and
 * {@code keys list}, with {@code --config FILE} too; and {@code config}.
 *
 * @param <C> what a configuration file is read into
 */
public final class SystemCommand<C> {
  private static final Logger LOG = LoggerFactory.getLogger(SystemCommand.class);
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private final ConfigTemplate template;
  private final Function<Path, C> reader;
  private final Starter<C> starter;
  private final KeyOpener<C> keyOpener;

  /** Starts a system as it is configured; closing what it returns stops the system. */
  public interface Starter<C> {
    AutoCloseable start(C config);
  }

  /** Opens the signing keys of a system as it is configured. */
  public interface KeyOpener<C> {
    OpenedKeys open(C config);
  }

  /**
   * @param template the configuration to print
   * @param reader throws a {@link ConfigRefused} that says everything that is wrong
   */
  public SystemCommand(
      ConfigTemplate template,
      Function<Path, C> reader,
      Starter<C> starter,
      KeyOpener<C> keyOpener) {
    this.template = template;
    this.reader = reader;
    this.starter = starter;
    this.keyOpener = keyOpener;
  }

  /** Does what the arguments say and returns the exit status; serving ends with the process. */
  public int run(String[] args, PrintStream out, PrintStream err) {
    if (args.length == 1 && args[0].equals("config")) {
      out.print(template.text());
      return 0;
    }
    if (args.length == 3 && args[1].equals("--config")) {
      var file = Path.of(args[2]);
      switch (args[0]) {
        case "serve" -> {
          return serve(file, err);
        }
        case "check" -> {
          return check(file, err);
        }
        default -> {}
      }
    }
    if (args.length == 4
        && args[0].equals("keys")
        && KeyCommand.ACTIONS.contains(args[1])
        && args[2].equals("--config")) {
      return keys(args[1], Path.of(args[3]), out, err);
    }
    err.println(usage(args));
    return MISUSED;
  }

  private static String usage(String[] args) {
    var right =
        "right: serve --config FILE, check --config FILE, keys rotate --config FILE, keys list"
            + " --config FILE, or config";
    if (args.length == 0) {
      return "no command; " + right;
    }
    return Nearest.to(args[0], List.of("serve", "check", "keys", "config"))
        .filter(near -> !near.equals(args[0]))
        .map(near -> "unknown command " + args[0] + ", perhaps " + near + "; " + right)
        .orElse("not understood: " + String.join(" ", args) + "; " + right);
  }

  private int check(Path config, PrintStream err) {
    try {
      var _ = reader.apply(config);
      return 0;
    } catch (ConfigRefused e) {
      err.println(e.getMessage());
      return FAILED;
    }
  }

  private int serve(Path config, PrintStream err) {
    // Before it starts: whoever reads in the log that it has started can end it in order.
    var stop = new StopInOrder(err);
    try {
      stop.started(starter.start(reader.apply(config)));
    } catch (ConfigRefused e) {
      err.println(e.getMessage());
      stop.notStarted();
      return FAILED;
    } catch (RuntimeException e) {
      err.println("not started: " + withCauses(e));
      LOG.debug("not started", e);
      stop.notStarted();
      return FAILED;
    }
    stop.await();
    return 0;
  }

  private int keys(String action, Path config, PrintStream out, PrintStream err) {
    try (var opened = keyOpener.open(reader.apply(config))) {
      new KeyCommand(opened).run(action, out);
      return 0;
    } catch (ConfigRefused e) {
      err.println(e.getMessage());
    } catch (RuntimeException e) {
      err.println("keys " + action + " failed: " + withCauses(e));
      LOG.debug("keys {} failed", action, e);
    }
    return FAILED;
  }

  private static String withCauses(RuntimeException failure) {
    var words = new LinkedHashSet<String>();
    for (Throwable e = failure; e != null; e = e.getCause()) {
      words.add(Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName()));
    }
    return String.join("\n  because: ", words);
  }
}

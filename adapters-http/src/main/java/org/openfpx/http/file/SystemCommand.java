package org.openfpx.http.file;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.openfpx.domain.registry.Nearest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the main class of every system does: {@code serve --config FILE}, and {@code config}. */
public final class SystemCommand {
  private static final Logger LOG = LoggerFactory.getLogger(SystemCommand.class);
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private final String title;
  private final List<ConfigKey<?>> keys;
  private final Starter starter;

  /** Starts a system from its configuration file; closing what it returns stops the system. */
  public interface Starter {
    AutoCloseable start(Path config);
  }

  /**
   * @param title the first line of the printed configuration
   */
  public SystemCommand(String title, List<ConfigKey<?>> keys, Starter starter) {
    this.title = title;
    this.keys = List.copyOf(keys);
    this.starter = starter;
  }

  /** Does what the arguments say and returns the exit status; serving ends with the process. */
  public int run(String[] args, PrintStream out, PrintStream err) {
    if (args.length == 1 && args[0].equals("config")) {
      out.print(ConfigTemplate.of(title, keys));
      return 0;
    }
    if (args.length == 3 && args[0].equals("serve") && args[1].equals("--config")) {
      return serve(Path.of(args[2]), err);
    }
    err.println(usage(args));
    return MISUSED;
  }

  private static String usage(String[] args) {
    var right = "right: serve --config FILE, or config";
    if (args.length == 0) {
      return "no command; " + right;
    }
    return Nearest.to(args[0], List.of("serve", "config"))
        .filter(near -> !near.equals(args[0]))
        .map(near -> "unknown command " + args[0] + ", perhaps " + near + "; " + right)
        .orElse("not understood: " + String.join(" ", args) + "; " + right);
  }

  private int serve(Path config, PrintStream err) {
    AutoCloseable system;
    try {
      system = starter.start(config);
    } catch (ConfigRefused e) {
      err.println(e.getMessage());
      return FAILED;
    } catch (RuntimeException e) {
      err.println("not started: " + withCauses(e));
      LOG.debug("not started", e);
      return FAILED;
    }
    waitForTheEnd(system, err);
    return 0;
  }

  private static String withCauses(RuntimeException failure) {
    var words = new LinkedHashSet<String>();
    for (Throwable e = failure; e != null; e = e.getCause()) {
      words.add(Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName()));
    }
    return String.join("\n  because: ", words);
  }

  private static void waitForTheEnd(AutoCloseable system, PrintStream err) {
    var ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    system.close();
                  } catch (Exception e) {
                    err.println("not stopped in order: " + e.getMessage());
                  } finally {
                    ended.countDown();
                  }
                },
                "stop"));
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

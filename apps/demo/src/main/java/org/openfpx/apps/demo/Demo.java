package org.openfpx.apps.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.openfpx.apps.demo.Addresses.Party;
import org.openfpx.domain.time.World;
import org.openfpx.http.logging.LogFormat;
import org.openfpx.http.logging.Logging;
import org.openfpx.persistence.pool.DatabaseFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the whole network in this process, or all of it but the systems; says where it is. */
public final class Demo implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private static final Set<Party> ALL = EnumSet.allOf(Party.class);
  private static final Set<Party> WITHOUT_SYSTEMS = EnumSet.copyOf(SampleParties.ALL);

  static {
    WITHOUT_SYSTEMS.add(Party.START);
  }

  private final Arguments arguments;
  private final World world;
  private final DemoFolder folder;
  private final StartParty start;
  private volatile Network network;

  private Demo(Arguments arguments, World world, DemoFolder folder) {
    this.arguments = arguments;
    this.world = world;
    this.folder = folder;
    this.network = startNetwork();
    this.start =
        new StartParty(
            arguments.addresses(),
            folder.path(),
            arguments.systems(),
            () -> network.parties(),
            this::startOver,
            world);
  }

  /** {@code demo [--fresh] [--without-systems] [--with FOLDER] [--port-base N] [--dir FOLDER]}. */
  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  static int run(String[] args, PrintStream out, PrintStream err) {
    try {
      var arguments = Arguments.of(args);
      Logging.set(LogFormat.READABLE, DatabaseFailures::told);
      var demo = start(arguments, Chance.world());
      demo.runUntilStopped(out, "ready: " + arguments.addresses().of(Party.START));
      return 0;
    } catch (Arguments.Misused misused) {
      err.println("openfpx demo: " + misused.getMessage());
      return MISUSED;
    } catch (RuntimeException impossible) {
      LOG.debug("the demo can't start", impossible);
      err.println("openfpx demo: " + said(impossible));
      return FAILED;
    }
  }

  /** In one line, whatever it was. */
  private static String said(RuntimeException impossible) {
    var message = Optional.ofNullable(impossible.getMessage()).orElse(impossible.toString());
    boolean store = message.contains("database") || message.contains("Migration");
    var line = message.lines().findFirst().orElse(message);
    return store ? line + "; nothing was changed, --fresh starts over" : line;
  }

  /**
   * Starts one with the options of the command.
   *
   * @throws IllegalStateException with a message for the person at the keyboard, if it can't
   */
  public static Demo start(String... options) {
    return start(Arguments.of(options), Chance.world());
  }

  /** The same, in a time of its own. */
  public static Demo start(InstantSource time, String... options) {
    return start(Arguments.of(options), Chance.world(time));
  }

  /**
   * Starts one.
   *
   * @throws IllegalStateException with a message for the person at the keyboard, if it can't
   */
  static Demo start(Arguments arguments, World world) {
    requireFreePorts(arguments);
    var folder = DemoFolder.take(arguments.directory());
    try {
      if (arguments.fresh()) {
        folder.empty();
      }
      return new Demo(arguments, world, folder);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /** Says that it is ready only when whoever stops it then is told where the data is. */
  private void runUntilStopped(PrintStream out, String ready) {
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              close();
              out.println("stopped; the data is kept in " + folder.path());
              stopped.countDown();
            }));
    out.println(ready);
    TargetFile.in(folder)
        .ifPresent(file -> out.println("test it with: ./openfpx conformance --target " + file));
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void startOver() {
    network.close();
    folder.empty();
    network = startNetwork();
  }

  private Network startNetwork() {
    return arguments.systems()
        ? Network.start(arguments.addresses(), folder, registries(), world)
        : Network.startWithoutSystems(arguments.addresses(), folder, registries(), world);
  }

  private List<Path> registries() {
    return Stream.concat(Stream.of(examples()), arguments.with().stream()).toList();
  }

  @Override
  public synchronized void close() {
    start.close();
    network.close();
    folder.close();
  }

  static Path examples() {
    var home = System.getProperty("openfpx.home", ".");
    return Path.of(home, "examples", "demo");
  }

  private static void requireFreePorts(Arguments arguments) {
    var taken = new ArrayList<Integer>();
    for (var party : arguments.systems() ? ALL : WITHOUT_SYSTEMS) {
      int port = arguments.addresses().port(party);
      try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        socket.setReuseAddress(true);
      } catch (IOException inUse) {
        taken.add(port);
      }
    }
    if (!taken.isEmpty()) {
      throw new IllegalStateException(
          "in use: "
              + (taken.size() == 1 ? "port " : "ports ")
              + String.join(", ", taken.stream().map(String::valueOf).toList())
              + "; take others with --port-base N");
    }
  }
}

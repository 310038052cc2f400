package org.openfpx.apps.demo;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.openfpx.apps.demo.Addresses.Party;
import org.openfpx.apps.demo.records.People;
import org.openfpx.domain.time.World;
import org.openfpx.http.logging.LogFormat;
import org.openfpx.http.logging.Logging;
import org.openfpx.persistence.pool.DatabaseFailures;

/**
 * For tests of systems that can be killed, doubled or moved in time, which those in the one process
 * of {@link Demo} can't: the demo's network in processes of their own. The folder is laid out once,
 * then each system is started with its file there ({@code serve as --config FOLDER/as.yaml}, the
 * secrets of {@code demo.json} in its environment), and the parties that are no system of ours by
 * this class.
 *
 * <p>Options: {@code --dir FOLDER --port-base N}, and perhaps {@code --sites FOLDER} or {@code
 * --tls FOLDER}, for parties that stay at localhost (see {@link Sites}).
 */
public final class Parts {
  private final Path directory;
  private final Addresses addresses;

  private Parts(Map<String, String> options) {
    this.directory = Path.of(required(options, "--dir")).toAbsolutePath().normalize();
    this.addresses =
        new Addresses(
            Integer.parseInt(required(options, "--port-base")),
            sites(options, "--sites", true).or(() -> sites(options, "--tls", false)));
  }

  private static Optional<Sites> sites(Map<String, String> options, String name, boolean apart) {
    return Optional.ofNullable(options.get(name))
        .map(folder -> new Sites(Path.of(folder).toAbsolutePath(), apart));
  }

  /** Starts these of the sample parties, and the start page, in this process: OPTIONS PARTY... */
  public static void main(String[] args) throws InterruptedException {
    run(InstantSource.system(), List.of(args));
  }

  /** The same, in a time of its own. */
  public static void run(InstantSource time, List<String> args) throws InterruptedException {
    var words = new ArrayList<>(args);
    var options = new HashMap<String, String>();
    while (words.size() > 1 && words.getFirst().startsWith("--")) {
      options.put(words.removeFirst(), words.removeFirst());
    }
    Logging.set(LogFormat.READABLE, DatabaseFailures::told);
    var wanted = EnumSet.noneOf(Party.class);
    words.forEach(word -> wanted.add(Party.valueOf(word)));
    var running = new Parts(options).start(wanted, Chance.world(time));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> running.forEach(Runnable::run)));
    System.out.println("ready: " + words);
    new CountDownLatch(1).await();
  }

  /**
   * Writes the folder and starts nothing.
   *
   * @param options option, value and so on, as above
   */
  public static void layOut(String... options) {
    var given = new HashMap<String, String>();
    for (int i = 0; i + 1 < options.length; i += 2) {
      given.put(options[i], options[i + 1]);
    }
    new Parts(given).layOut();
  }

  private void layOut() {
    try (var folder = DemoFolder.take(directory)) {
      var people = People.load();
      var world = Chance.world();
      var secrets = DemoSecrets.of(folder, people, world.secrets());
      try (var parties = new SampleParties(addresses, folder, secrets, people, world)) {
        parties.prepare();
      }
      new Systems(addresses, folder, secrets, List.of(Demo.examples())).write();
    }
  }

  private List<Runnable> start(EnumSet<Party> wanted, World world) {
    var folder = DemoFolder.visit(directory);
    var people = People.load();
    var secrets = DemoSecrets.of(folder, people, world.secrets());
    var parties = new SampleParties(addresses, folder, secrets, people, world);
    var running = new ArrayList<Runnable>();
    running.add(parties::close);
    if (wanted.remove(Party.START)) {
      Runnable startOver = () -> System.out.println("each part is started over by itself");
      var start = new StartParty(addresses, directory, true, () -> parties, startOver, world);
      running.addFirst(start::close);
    }
    parties.start(wanted);
    return running;
  }

  private static String required(Map<String, String> options, String name) {
    return Optional.ofNullable(options.get(name))
        .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
  }
}

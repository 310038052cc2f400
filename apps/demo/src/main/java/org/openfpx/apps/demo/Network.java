package org.openfpx.apps.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.openfpx.apps.demo.records.People;
import org.openfpx.domain.time.World;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everybody but the start page. */
final class Network implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Network.class);
  private static final int MINUTES_BETWEEN_REAPINGS = 5;

  private final SampleParties parties;
  private final Systems systems;
  private final ScheduledExecutorService reaper =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("demo reaper").unstarted(work));

  private Network(SampleParties parties, Systems systems) {
    this.parties = parties;
    this.systems = systems;
  }

  /**
   * Starts them.
   *
   * @throws IllegalStateException with a message for the person at the keyboard, if it can't
   */
  static Network start(Addresses addresses, DemoFolder folder, List<Path> registries, World world) {
    var network = of(addresses, folder, registries, world);
    network.start(() -> network.systems.start(world));
    return network;
  }

  /** Starts all but the systems, for those that somebody else starts at the same addresses. */
  static Network startWithoutSystems(
      Addresses addresses, DemoFolder folder, List<Path> registries, World world) {
    TargetFile.forget(folder);
    var network = of(addresses, folder, registries, world);
    network.start(() -> {});
    return network;
  }

  private static Network of(
      Addresses addresses, DemoFolder folder, List<Path> registries, World world) {
    var people = People.load();
    var secrets = DemoSecrets.of(folder, people, world.secrets());
    var parties = new SampleParties(addresses, folder, secrets, people, world);
    return new Network(parties, new Systems(addresses, folder, secrets, registries));
  }

  private void start(Runnable systemsToo) {
    try {
      // The parties first: a system may look for their keys as soon as it is there.
      parties.start(SampleParties.ALL);
      systemsToo.run();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    reapNowAndThen();
  }

  private void reapNowAndThen() {
    var task =
        reaper.scheduleWithFixedDelay(this::reap, 0, MINUTES_BETWEEN_REAPINGS, TimeUnit.MINUTES);
    LOG.debug("the sample parties are reaped: {}", !task.isDone());
  }

  private void reap() {
    try {
      parties.reap();
    } catch (RuntimeException nextTime) {
      LOG.warn("what has run out could not be dropped; the next round tries again", nextTime);
    }
  }

  /** Those that the start page tells of. */
  SampleParties parties() {
    return parties;
  }

  @Override
  public void close() {
    reaper.shutdownNow();
    systems.close();
    parties.close();
  }
}

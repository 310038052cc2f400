package org.openfpx.apps.wallet;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.openfpx.domain.oauth.KeepSigningKeys;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.time.World;
import org.openfpx.persistence.reaper.Reaper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a wallet does by itself: finish what it has promised, compare, tidy up. */
final class Chores implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
  private static final int BATCH = 100;

  private static final Duration REAP_EVERY = Duration.ofMinutes(1);
  private static final Duration CATCH_UP_EVERY = Duration.ofSeconds(30);
  private static final Duration PICTURES_EVERY = Duration.ofSeconds(15);

  /** So late the dashboard says that a request waits. */
  private static final Duration WAITING_EVERY = Duration.ofSeconds(5);

  private static final Duration KEYS_EVERY = Duration.ofHours(1);

  /** How long the end waits for a chore under way: other parties may be slow to answer it. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Kept a little beyond its end, so that a late click gets a page that fits. */
  private static final Duration REQUESTS_KEPT = Duration.ofDays(1);

  private final ScheduledThreadPoolExecutor threads =
      new ScheduledThreadPoolExecutor(0, Thread.ofPlatform().name("chores").daemon(true).factory());
  private final Reaper reaper;

  private Chores(Reaper reaper) {
    this.reaper = reaper;
  }

  static Chores begin(
      Config config, World world, Stores stores, UseCases can, KeepSigningKeys keepKeys) {
    var chores = new Chores(Reaper.every(REAP_EVERY, () -> reap(config, world, stores)));
    chores.every(CATCH_UP_EVERY, "what was stopped", () -> can.stopSharing.catchUp(BATCH));
    chores.every(CATCH_UP_EVERY, "accounts at networks", () -> can.leaveServers.catchUp(BATCH));
    chores.every(CATCH_UP_EVERY, "what was unlinked", () -> can.unlink.catchUp(BATCH));
    chores.every(CATCH_UP_EVERY, "deleted accounts", () -> can.deleteAccount.catchUp(BATCH));
    chores.every(CATCH_UP_EVERY, "answers that nobody took", () -> can.breakOffUntaken.run(BATCH));
    chores.every(CATCH_UP_EVERY, "comparing", () -> can.reconcile.run(BATCH));
    chores.every(WAITING_EVERY, "requests that wait", can.owning.waiting()::refresh);
    chores.every(KEYS_EVERY, "signing keys", () -> keepKeys.keep(SignatureAlgorithm.ES256));
    chores.every(Duration.ZERO, PICTURES_EVERY, "pictures", can.pictures::keep);
    return chores;
  }

  private static boolean reap(Config config, World world, Stores stores) {
    var now = world.time().instant();
    var idleSince = now.minus(config.sessions().idle());
    return List.of(
            stores.sessions.reap(now, idleSince, BATCH),
            stores.roundTrips.reap(now, BATCH),
            stores.invitations.reap(now, BATCH),
            stores.welcomes.reap(now, BATCH),
            stores.requests.reap(now.minus(REQUESTS_KEPT), BATCH),
            stores.oauthReaper.reap(now, BATCH))
        .stream()
        .anyMatch(gone -> gone >= BATCH);
  }

  private void every(Duration pause, String what, Runnable chore) {
    every(pause, pause, what, chore);
  }

  private void every(Duration before, Duration pause, String what, Runnable chore) {
    // One thread each: other parties that are slow to answer one chore hold up no other.
    threads.setCorePoolSize(threads.getCorePoolSize() + 1);
    var _ =
        threads.scheduleWithFixedDelay(
            () -> {
              try {
                chore.run();
              } catch (RuntimeException e) {
                LOG.warn("not done now, tried again later: {}", what, e);
              }
            },
            before.toMillis(),
            pause.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Finishes the chore under way, unless it takes too long, and stops. */
  @Override
  public void close() {
    threads.shutdown();
    reaper.close();
    try {
      if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("a chore did not end in time; the next start takes it up again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

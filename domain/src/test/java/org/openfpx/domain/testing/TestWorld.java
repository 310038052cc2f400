package org.openfpx.domain.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.Secrets;
import org.openfpx.domain.time.Ids;
import org.openfpx.domain.time.World;

/** A world that is replayed from a seed and whose clock stands until it is moved. */
public final class TestWorld implements InstantSource, Secrets {
  /** When every test world begins. */
  public static final Instant BEGINNING = Instant.parse("2026-01-05T10:00:00Z");

  private final World chance;
  private Instant now = BEGINNING;

  public TestWorld() {
    this(1);
  }

  public TestWorld(long seed) {
    chance = World.of(this, new Random(seed));
  }

  /** The three ports as one. */
  public World world() {
    return new World(this, this, ids());
  }

  /** Ids of this world. */
  public Ids ids() {
    return this::nextId;
  }

  /** Moves the clock on. */
  public synchronized void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized Secret next() {
    return chance.secrets().next();
  }

  @Override
  public synchronized Secret next(int length) {
    return chance.secrets().next(length);
  }

  private synchronized String nextId() {
    return chance.ids().next();
  }
}

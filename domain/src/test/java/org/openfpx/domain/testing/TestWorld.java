package org.openfpx.domain.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Random;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.Secrets;
import org.openfpx.domain.time.Ids;
import org.openfpx.domain.time.World;

/** A world that is replayed from a seed and whose clock stands until it is moved. */
public final class TestWorld implements InstantSource, Secrets {
  /** When every test world begins. */
  public static final Instant BEGINNING = Instant.parse("2026-01-05T10:00:00Z");

  private final Random random;
  private Instant now = BEGINNING;

  public TestWorld() {
    this(1);
  }

  public TestWorld(long seed) {
    random = new Random(seed);
  }

  /** The three ports as one. */
  public World world() {
    return new World(this, this, ids());
  }

  /** Ids of this world. */
  public Ids ids() {
    return () -> characters(22);
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
  public Secret next() {
    return next(43);
  }

  @Override
  public Secret next(int length) {
    return new Secret(characters(length));
  }

  private synchronized String characters(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    var text = new String(Base64.getUrlEncoder().encode(bytes), StandardCharsets.US_ASCII);
    return text.substring(0, length);
  }
}

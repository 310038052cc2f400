package org.openfpx.conformance.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Real time, but for what was let pass at once. */
public final class MovableTime implements InstantSource {
  private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);

  @Override
  public Instant instant() {
    return InstantSource.system().instant().plus(passed.get());
  }

  /** Lets so much time pass. */
  public void pass(Duration much) {
    passed.accumulateAndGet(much, Duration::plus);
  }
}

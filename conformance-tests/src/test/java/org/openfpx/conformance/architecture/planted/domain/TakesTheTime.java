package org.openfpx.conformance.architecture.planted.domain;

import java.time.Instant;
import java.util.function.Supplier;

/** Breaks "time and chance come in by constructor", by a reference, which is easily missed. */
record TakesTheTime(Supplier<Instant> clock) {
  TakesTheTime() {
    this(Instant::now);
  }
}

package org.openfpx.benchmarks;

/** One figure that has a target: it is met when it is not above it. */
record Judged(String name, double value, double target, String unit) {
  boolean met() {
    return value <= target;
  }
}

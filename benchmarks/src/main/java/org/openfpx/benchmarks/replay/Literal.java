package org.openfpx.benchmarks.replay;

/** A value as the log shows it. */
sealed interface Literal {
  record Text(String value) implements Literal {}

  record Whole(long value) implements Literal {}

  record Null() implements Literal {}
}

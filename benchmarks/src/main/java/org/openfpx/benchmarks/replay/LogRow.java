package org.openfpx.benchmarks.replay;

/** A line of the database's log: {@code Prepare}, {@code Execute}, {@code Query} and others. */
record LogRow(String command, String text) {}

package org.openfpx.conformance.architecture.planted.apps.wallet;

/** Breaks "an app shows its handle alone". */
public record Wiring() {}

package org.openfpx.conformance.architecture.planted.domain.wallet;

/** Stands for something that is the wallet's alone. */
public record Consent() {}

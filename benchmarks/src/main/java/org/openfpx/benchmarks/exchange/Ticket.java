package org.openfpx.benchmarks.exchange;

/**
 * A ticket in its client's hands.
 *
 * @param verifier what the client shows to redeem it
 */
public record Ticket(String value, String verifier) {}

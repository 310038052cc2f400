package org.openfpx.conformance.replay;

/**
 * Where two answers are not alike.
 *
 * @param where {@code status}, {@code header NAME} or {@code body PATH}
 * @param expected what the recording has
 * @param seen what the target answered
 */
public record Difference(String where, String expected, String seen) {}

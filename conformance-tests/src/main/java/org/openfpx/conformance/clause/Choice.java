package org.openfpx.conformance.clause;

/**
 * A point that the text leaves open.
 *
 * @param accepted what is taken of any server
 * @param ours what OpenFPX does
 */
public record Choice(String id, String point, String accepted, String ours) {}

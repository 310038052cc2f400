package org.openfpx.conformance.architecture.planted.persistence.generated;

/** Stands for a table of jOOQ's. */
public record Table() {}

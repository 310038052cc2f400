package org.openfpx.http.listener;

import java.util.function.BooleanSupplier;

/**
 * One thing that must work before a process can do its part.
 *
 * @param name for the answer of the health endpoint
 */
public record Readiness(String name, BooleanSupplier works) {}

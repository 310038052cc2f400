package org.openfpx.domain.registry;

/**
 * An entity as somebody wants it to be, whole: what it does not say is to be absent, save secrets,
 * which stay as they are. Nothing about it is checked yet.
 */
public record Draft(EntityKey key, Fields fields) {}

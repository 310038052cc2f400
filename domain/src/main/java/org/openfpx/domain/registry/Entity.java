package org.openfpx.domain.registry;

import java.time.Instant;

/**
 * An entity as the store keeps it.
 *
 * @param id its number among those of its type, given by the store
 * @param version grows with each change of it; who changes it says which one he has seen
 */
public record Entity(
    EntityKey key,
    long id,
    long version,
    Instant dateCreated,
    Instant lastUpdated,
    Fields fields) {}

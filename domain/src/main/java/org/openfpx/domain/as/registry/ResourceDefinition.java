package org.openfpx.domain.as.registry;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.text.LocalizedText;

/**
 * A type of resource that the network knows.
 *
 * @param scopes the only ones that can be asked for on resources of this type
 * @param maxPermissionDuration the longest that a permission may last
 * @param least the levels of assurance a person needs to give it
 * @param maxAuthAge a login older than this has the lowest AAL
 */
public record ResourceDefinition(
    DefinitionId id,
    URI type,
    LocalizedText name,
    Optional<LocalizedText> description,
    Optional<URI> iconUri,
    ScopeSet scopes,
    Duration maxPermissionDuration,
    Assurance least,
    Optional<Duration> maxAuthAge) {}

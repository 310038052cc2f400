package org.openfpx.domain.as.registry;

import org.openfpx.domain.scope.ScopeSet;

/** The scopes that a resource server may offer on resources of one definition. */
public record AllowedScopes(ResourceDefinition definition, ScopeSet scopes) {}

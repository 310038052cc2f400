package org.openfpx.domain.as.registry;

import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;

/**
 * What one client may ever ask for of one type of resource.
 *
 * @param scopes within those of the definition
 */
public record Capability(
    CapabilityId id, ClientId client, ResourceDefinition definition, ScopeSet scopes) {}

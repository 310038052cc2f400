package org.openfpx.domain.wallet.owning;

import java.util.Optional;
import org.openfpx.domain.scope.ScopeSet;

/**
 * Something of a person that a source has registered at an authorization server.
 *
 * @param resource its id there
 * @param type the address of its type
 * @param scopes what can be let through
 * @param name what the source calls it, if it says so
 */
public record Thing(
    String resource, String type, ScopeSet scopes, String resourceServer, Optional<String> name) {}

package org.openfpx.domain.as.registry;

import java.net.URI;
import java.util.Optional;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.text.LocalizedText;

/**
 * Something at a resource server that can be given. General unless it has an owner: the person is
 * then found by the ROT (protocol, section 4.1).
 *
 * @param uri where its API lies: its own address, else its resource server's
 * @param scopes what it was registered with
 * @param owner the account at this authorization server that it belongs to
 */
public record Resource(
    ResourceId id,
    ResourceServer server,
    ResourceDefinition definition,
    ScopeSet scopes,
    URI uri,
    Optional<LocalizedText> name,
    Optional<String> description,
    Optional<URI> iconUri,
    Optional<ClientId> owner) {
  /** What can be given on it at all: the limits of definition, resource and resource server. */
  public ScopeSet offeredScopes() {
    return scopes.and(definition.scopes()).and(server.mayOffer(definition.id()));
  }
}

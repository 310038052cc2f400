package org.openfpx.domain.as.owned;

import java.net.URI;
import java.util.Optional;
import org.openfpx.domain.as.registry.DefinitionId;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.ResourceServerId;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.text.LocalizedText;

/**
 * A resource of a person as its server described it (UMA Federated Authorization 3.1). It holds no
 * time, as the account that it belongs to holds none.
 *
 * @param owner the account at this authorization server that it belongs to
 * @param server who registered it
 * @param definition what it is
 * @param scopes what it was registered with
 */
public record OwnedResource(
    ResourceId id,
    ClientId owner,
    ResourceServerId server,
    DefinitionId definition,
    ScopeSet scopes,
    Optional<LocalizedText> name,
    Optional<String> description,
    Optional<URI> iconUri) {
  /** The same without what is said of it. */
  public OwnedResource bare() {
    return new OwnedResource(
        id,
        owner,
        server,
        definition,
        scopes,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * What it is in that network. Nothing as long as its server or its definition takes part in
   * nothing (protocol, section 5).
   */
  Optional<Resource> in(Snapshot registry) {
    var at = registry.resourceServer(server);
    var as = registry.definition(definition);
    return at.isEmpty() || as.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Resource(
                id,
                at.get(),
                as.get(),
                scopes,
                at.get().uri(),
                name,
                description,
                iconUri,
                Optional.of(owner)));
  }
}

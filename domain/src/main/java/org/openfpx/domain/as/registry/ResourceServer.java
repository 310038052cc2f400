package org.openfpx.domain.as.registry;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.text.LocalizedText;

/**
 * A resource server of the network.
 *
 * @param client its own client here, with which it gets its PAT
 * @param uri where its API lies
 * @param allowed what it may offer, at most one for each definition
 * @param mayRegisterResources whether it may register resources by itself (protocol, section 4.1)
 */
public record ResourceServer(
    ResourceServerId id,
    LocalizedText name,
    Client client,
    URI uri,
    Optional<URI> iconUri,
    boolean mayRegisterResources,
    Set<AllowedScopes> allowed) {
  public ResourceServer {
    allowed = Set.copyOf(allowed);
  }

  /** What it may offer on resources of that definition; nothing, unless the registry says so. */
  public ScopeSet mayOffer(DefinitionId definition) {
    return allowed.stream()
        .filter(one -> one.definition().id().equals(definition))
        .map(AllowedScopes::scopes)
        .reduce(ScopeSet.NONE, ScopeSet::or);
  }
}

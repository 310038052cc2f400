package org.openfpx.domain.as.owned;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.registry.DefinitionId;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.ResourceServerId;
import org.openfpx.domain.oauth.ClientId;

/** The resources of people. */
public interface OwnedResources {
  /**
   * Keeps a new one, unless its owner has so many at its server already. Whoever calls this holds
   * the account of the owner in the same unit of work, so that nobody counts at the same time.
   *
   * @return whether it is kept
   */
  boolean add(OwnedResource resource, int atMost);

  /** Those of these that are there, with one question. */
  List<OwnedResource> find(Collection<ResourceId> ids);

  /** The same without what is said of them: name, description and icon are empty. */
  List<OwnedResource> findBare(Collection<ResourceId> ids);

  /** The account's with ids after the given one, in order of id, at most so many. */
  List<OwnedResource> page(ClientId owner, Optional<ResourceId> after, int atMost);

  /** All of the account that this server registered, in order of id, and no more of them. */
  List<Entry> at(ResourceServerId server, ClientId owner);

  /** One in a list. */
  record Entry(ResourceId id, DefinitionId definition) {}

  /**
   * Puts it in the place of the one of its id, owner and server.
   *
   * @return whether there was one
   */
  boolean replace(OwnedResource resource);

  /**
   * Removes one of that account.
   *
   * @return whether there was one
   */
  boolean remove(ResourceId id, ClientId owner);

  /** Removes all of an account, which is being removed. */
  void removeAllOf(ClientId owner);
}

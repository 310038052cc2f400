package org.openfpx.domain.testing.as;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.openfpx.domain.as.owned.OwnedResource;
import org.openfpx.domain.as.owned.OwnedResources;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.ResourceServerId;
import org.openfpx.domain.oauth.ClientId;

/** Resources of people in a map. */
public final class InMemoryOwnedResources implements OwnedResources {
  private final NavigableMap<ResourceId, OwnedResource> resources = new TreeMap<>();
  private int questions;

  @Override
  public synchronized boolean add(OwnedResource resource, int atMost) {
    if (at(resource.server(), resource.owner()).size() >= atMost) {
      return false;
    }
    if (resources.putIfAbsent(resource.id(), resource) != null) {
      throw new IllegalStateException("there is such a resource");
    }
    return true;
  }

  @Override
  public synchronized List<OwnedResource> find(Collection<ResourceId> ids) {
    questions++;
    return those(one -> ids.contains(one.id()));
  }

  @Override
  public synchronized List<OwnedResource> findBare(Collection<ResourceId> ids) {
    return find(ids).stream().map(OwnedResource::bare).toList();
  }

  /** How often resources were looked for by their ids. */
  public synchronized int questions() {
    return questions;
  }

  @Override
  public synchronized List<OwnedResource> page(
      ClientId owner, Optional<ResourceId> after, int atMost) {
    var rest = after.map(id -> resources.tailMap(id, false)).orElse(resources);
    return rest.values().stream().filter(one -> one.owner().equals(owner)).limit(atMost).toList();
  }

  @Override
  public synchronized List<Entry> at(ResourceServerId server, ClientId owner) {
    return those(one -> one.server().equals(server) && one.owner().equals(owner)).stream()
        .map(one -> new Entry(one.id(), one.definition()))
        .toList();
  }

  @Override
  public synchronized boolean replace(OwnedResource resource) {
    var found = Optional.ofNullable(resources.get(resource.id()));
    boolean isIt =
        found
            .filter(one -> one.owner().equals(resource.owner()))
            .filter(one -> one.server().equals(resource.server()))
            .isPresent();
    if (isIt) {
      resources.put(resource.id(), resource);
    }
    return isIt;
  }

  @Override
  public synchronized boolean remove(ResourceId id, ClientId owner) {
    return resources.values().removeIf(one -> one.id().equals(id) && one.owner().equals(owner));
  }

  @Override
  public synchronized void removeAllOf(ClientId owner) {
    resources.values().removeIf(one -> one.owner().equals(owner));
  }

  /** From now on exactly those of these that have an owner are there. */
  synchronized void become(Collection<Resource> all) {
    resources.clear();
    all.stream()
        .filter(one -> one.owner().isPresent())
        .forEach(one -> resources.put(one.id(), Owners.kept(one)));
  }

  private List<OwnedResource> those(Predicate<OwnedResource> which) {
    return resources.values().stream().filter(which).toList();
  }
}

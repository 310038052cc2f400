package org.openfpx.domain.as.owned;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.ResourceServerId;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.oauth.ClientId;

/**
 * Finds resources, general ones in the registry and people's in their table. Of people's only those
 * are found whose server and definition take part, as with all else that stands in the registry.
 */
public final class FindResources {
  /** As many as one page holds. */
  public static final int PAGE = 100;

  private final OwnedResources owned;

  public FindResources(OwnedResources owned) {
    this.owned = owned;
  }

  /**
   * The registry, in which those of these resources can be found too that belong to people, without
   * what their servers say of them, which nothing is decided by. Asks the store once for all of
   * them, and not at all where all are general.
   */
  public Snapshot in(Snapshot registry, Collection<ResourceId> ids) {
    return in(registry, ids, owned::findBare);
  }

  /**
   * The same with what their servers say of them, for those to whom it is told.
   *
   * @param registry as the store gives it: what {@link #in} added to one stays bare
   */
  public Snapshot describedIn(Snapshot registry, Collection<ResourceId> ids) {
    return in(registry, ids, owned::find);
  }

  private static Snapshot in(
      Snapshot registry,
      Collection<ResourceId> ids,
      Function<List<ResourceId>, List<OwnedResource>> find) {
    var unknown = ids.stream().filter(id -> registry.resource(id).isEmpty()).distinct().toList();
    if (unknown.isEmpty()) {
      return registry;
    }
    var found = find.apply(unknown);
    return found.isEmpty() ? registry : registry.with(standing(found, registry));
  }

  /** The ids of all of the account that this server registered, in order. */
  public List<ResourceId> at(ResourceServerId server, ClientId owner, Snapshot registry) {
    if (registry.resourceServer(server).isEmpty()) {
      return List.of();
    }
    return owned.at(server, owner).stream()
        .filter(one -> registry.definition(one.definition()).isPresent())
        .map(OwnedResources.Entry::id)
        .toList();
  }

  /** The account's resources after that id, by key. */
  public Page page(ClientId owner, Optional<ResourceId> after, Snapshot registry) {
    var found = new ArrayList<Resource>();
    var last = after;
    var hasMore = true;
    while (hasMore && found.size() <= PAGE) {
      var some = owned.page(owner, last, PAGE + 1);
      found.addAll(standing(some, registry));
      hasMore = some.size() > PAGE;
      last = hasMore ? Optional.of(some.getLast().id()) : last;
    }
    var isMore = found.size() > PAGE;
    return new Page(isMore ? found.subList(0, PAGE) : found, isMore);
  }

  private static List<Resource> standing(List<OwnedResource> owned, Snapshot registry) {
    return owned.stream().flatMap(one -> one.in(registry).stream()).toList();
  }

  /** One page. */
  public record Page(List<Resource> resources, boolean hasMore) {
    public Page {
      resources = List.copyOf(resources);
    }
  }
}

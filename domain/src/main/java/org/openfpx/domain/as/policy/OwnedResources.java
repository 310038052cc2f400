package org.openfpx.domain.as.policy;

import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.oauth.ClientId;

/** The resources that belong to an AS account (protocol, section 4.1). */
public final class OwnedResources {
  /** As many as one page holds. */
  public static final int PAGE = 100;

  private OwnedResources() {}

  /** The account's resources after that id, by key. */
  public static Page page(ClientId account, Optional<ResourceId> after, Snapshot registry) {
    var found =
        registry.resources().stream()
            .filter(resource -> isOf(account, resource))
            .filter(resource -> after.isEmpty() || resource.id().compareTo(after.get()) > 0)
            .limit(PAGE + 1)
            .toList();
    var hasMore = found.size() > PAGE;
    return new Page(hasMore ? found.subList(0, PAGE) : found, hasMore);
  }

  /** One of them; another's does not exist. */
  static Optional<Resource> find(ClientId account, ResourceId id, Snapshot registry) {
    return registry.resource(id).filter(resource -> isOf(account, resource));
  }

  private static boolean isOf(ClientId account, Resource resource) {
    return resource.owner().filter(account::equals).isPresent();
  }

  /** One page. */
  public record Page(List<Resource> resources, boolean hasMore) {
    public Page {
      resources = List.copyOf(resources);
    }
  }
}

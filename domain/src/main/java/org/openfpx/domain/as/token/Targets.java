package org.openfpx.domain.as.token;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.ResourceServer;
import org.openfpx.domain.as.registry.ResourceServerId;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.transaction.TicketResource;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.oauth.ResourceIndicator;

/**
 * At which resource servers tokens are to be good that a client asks for (protocol, section 2.8;
 * RFC 8707 section 2.2). A client names one by the address at which its API lies, or one below.
 */
final class Targets {
  private Targets() {}

  /** Whether all that is named is among what this ticket can lead to, as far as that is known. */
  static boolean arePossible(
      List<ResourceIndicator> named, Transaction transaction, Snapshot registry) {
    if (named.isEmpty()) {
      return true;
    }
    var servers = servers(named, registry);
    var concrete = transaction.resources().stream().map(TicketResource::resource).toList();
    return servers.isPresent()
        && (concrete.stream().anyMatch(Optional::isEmpty)
            || at(concrete, registry).containsAll(servers.get()));
  }

  private static Set<ResourceServerId> at(List<Optional<ResourceId>> resources, Snapshot registry) {
    var ids = new HashSet<ResourceServerId>();
    resources.stream()
        .flatMap(Optional::stream)
        .flatMap(id -> registry.resource(id).stream())
        .map(Resource::server)
        .forEach(server -> ids.add(server.id()));
    return Set.copyOf(ids);
  }

  /**
   * Those of the granted that are named, all of them where nothing is named; nothing if something
   * else is named.
   */
  static Optional<Set<ResourceServerId>> chosen(
      List<ResourceIndicator> named, Set<ResourceServerId> granted, Snapshot registry) {
    return named.isEmpty()
        ? Optional.of(granted)
        : servers(named, registry).filter(granted::containsAll);
  }

  private static Optional<Set<ResourceServerId>> servers(
      List<ResourceIndicator> named, Snapshot registry) {
    var ids = new HashSet<ResourceServerId>();
    for (var indicator : named) {
      var server = server(indicator, registry);
      if (server.isEmpty()) {
        return Optional.empty();
      }
      ids.add(server.get().id());
    }
    return Optional.of(Set.copyOf(ids));
  }

  /** Of two whose addresses it lies at, the one that lies below the other. */
  private static Optional<ResourceServer> server(ResourceIndicator indicator, Snapshot registry) {
    return registry.resourceServers().stream()
        .filter(server -> indicator.liesAt(server.uri()))
        .max(Comparator.comparingInt(server -> server.uri().toString().length()));
  }
}

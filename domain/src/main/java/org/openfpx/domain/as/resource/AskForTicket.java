package org.openfpx.domain.as.resource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.as.owned.FindResources;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.token.Pat;
import org.openfpx.domain.as.transaction.Ends;
import org.openfpx.domain.as.transaction.Kind;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.as.transaction.TicketResource;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.as.transaction.Transactions;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;

/**
 * A resource server at whose door a client has knocked asks for a ticket (UMA Federated
 * Authorization 4). The ticket stands for exactly what is asked and is nobody's yet.
 */
public final class AskForTicket {
  private final World world;
  private final Transactions transactions;
  private final FindResources findResources;

  public AskForTicket(World world, Transactions transactions, FindResources findResources) {
    this.world = world;
    this.findResources = findResources;
    this.transactions = transactions;
  }

  /**
   * Opens an RS-first transaction.
   *
   * @param pat whose PAT came along
   * @param wanted at least one; the same resource twice counts as one with the scopes of both
   */
  public Outcome ask(Pat pat, Snapshot registry, List<Wanted> wanted) {
    var ids = wanted.stream().map(Wanted::resource).toList();
    return judge(pat, findResources.in(registry, ids), wanted);
  }

  private Outcome judge(Pat pat, Snapshot registry, List<Wanted> wanted) {
    var scopes = new LinkedHashMap<ResourceId, ScopeSet>();
    for (var one : wanted) {
      var resource = own(pat, registry, one.resource());
      if (resource.isEmpty()) {
        return new NoSuchResource(one.resource());
      }
      if (!resource.get().scopes().covers(one.scopes())) {
        return new NoSuchScope(one.resource());
      }
      scopes.merge(one.resource(), one.scopes(), ScopeSet::or);
    }
    var stranger = ofAnother(wanted, registry);
    if (stranger.isPresent()) {
      return new NoSuchResource(stranger.get());
    }
    var ticket = world.secrets().next();
    transactions.open(transaction(registry, scopes), ticket.hash());
    return new Opened(ticket);
  }

  /** All of one owner, or all general (UMA Federated Authorization 4). */
  private static Optional<ResourceId> ofAnother(List<Wanted> wanted, Snapshot registry) {
    var first = owner(wanted.getFirst(), registry);
    return wanted.stream()
        .filter(one -> !owner(one, registry).equals(first))
        .map(Wanted::resource)
        .findFirst();
  }

  private static Optional<ClientId> owner(Wanted wanted, Snapshot registry) {
    return registry.resource(wanted.resource()).flatMap(Resource::owner);
  }

  /** A resource of this server, be it general or of an owner; by a person's PAT one of theirs. */
  private static Optional<Resource> own(Pat pat, Snapshot registry, ResourceId id) {
    return registry
        .resource(id)
        .filter(resource -> resource.server().client().id().equals(pat.resourceServer()))
        .filter(resource -> pat.owner().isEmpty() || resource.owner().equals(pat.owner()));
  }

  private Transaction transaction(Snapshot registry, Map<ResourceId, ScopeSet> scopes) {
    var lines =
        scopes.entrySet().stream()
            .map(one ->
                TicketResource.of(
                    registry.resource(one.getKey()).orElseThrow().definition().id(),
                    one.getKey(),
                    one.getValue()))
            .toList();
    var now = world.time().instant();
    return new Transaction(
        new TransactionId(world.ids().next()),
        Kind.RS_FIRST,
        Optional.empty(),
        Optional.empty(),
        lines,
        ScopeSet.NONE,
        Optional.empty(),
        Ends.after(now, registry.network().lifetimes().ticket()),
        new Stage.Requested());
  }

  /** A resource and what a client would do with it. */
  public record Wanted(ResourceId resource, ScopeSet scopes) {}

  /** What comes of it. */
  public sealed interface Outcome {}

  /** The ticket for the client. */
  public record Opened(Secret ticket) implements Outcome {}

  /** Unknown, disabled, another's. */
  public record NoSuchResource(ResourceId resource) implements Outcome {}

  /** Not registered for that resource. */
  public record NoSuchScope(ResourceId resource) implements Outcome {}
}

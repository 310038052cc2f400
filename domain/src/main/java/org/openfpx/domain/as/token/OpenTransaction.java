package org.openfpx.domain.as.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.registry.AuthorizationServerRegistry;
import org.openfpx.domain.as.registry.CapabilityId;
import org.openfpx.domain.as.registry.CapabilityTicketId;
import org.openfpx.domain.as.registry.PurposeId;
import org.openfpx.domain.as.registry.ResourceDefinition;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.transaction.Ends;
import org.openfpx.domain.as.transaction.Kind;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.as.transaction.TicketResource;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.as.transaction.Transactions;
import org.openfpx.domain.oauth.AuthenticatedClient;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;

/** Opens the AS-first flow: a client asks for types of resources (protocol, section 2.1). */
public final class OpenTransaction {
  private final World world;
  private final AuthorizationServerRegistry registry;
  private final Transactions transactions;

  public OpenTransaction(
      World world, AuthorizationServerRegistry registry, Transactions transactions) {
    this.world = world;
    this.registry = registry;
    this.transactions = transactions;
  }

  /** Opens a transaction for what the client names, if it may ask for all of that. */
  public Outcome open(AuthenticatedClient client, Request request) {
    var snapshot = registry.current();
    if (snapshot.umaClient(client.id()).isEmpty()) {
      return new NothingSuch();
    }
    var asked = asked(client, request.what(), snapshot);
    if (asked.isEmpty()) {
      return new NothingSuch();
    }
    if (request.challenge().isEmpty() && !client.isConfidential()) {
      return new ChallengeMissing();
    }
    var lines = narrowed(asked.get().lines(), request.scope());
    return lines.isEmpty()
        ? new ScopeNotAsked()
        : open(client, request, asked.get(), lines, snapshot);
  }

  private Outcome open(
      AuthenticatedClient client,
      Request request,
      Bundle bundle,
      List<Line> lines,
      Snapshot snapshot) {
    var now = world.time().instant();
    var ticket = world.secrets().next();
    var lifetime = snapshot.network().lifetimes().ticket();
    var transaction =
        new Transaction(
            new TransactionId(world.ids().next()),
            Kind.AS_FIRST,
            Optional.of(client.id()),
            Optional.of(bundle.purpose()),
            lines.stream()
                .map(l -> TicketResource.ofType(l.definition().id(), l.scopes(), l.required()))
                .toList(),
            ScopeSet.NONE,
            request.challenge(),
            Ends.after(now, lifetime),
            new Stage.Requested());
    transactions.open(transaction, ticket.hash());
    return new Opened(ticket, Duration.between(now, transaction.expiresAt()), lines);
  }

  private static Optional<Bundle> asked(AuthenticatedClient client, What what, Snapshot snapshot) {
    return switch (what) {
      case What.Ticket(var id) ->
          snapshot
              .capabilityTicket(client.id(), id)
              .map(ticket ->
                  new Bundle(
                      ticket.purpose().id(),
                      ticket.lines().stream()
                          .map(line ->
                              new Line(
                                  line.capability().definition(),
                                  line.capability().scopes(),
                                  line.required()))
                          .toList()));
      case What.Capabilities(var ids, var purpose) -> capabilities(client, ids, purpose, snapshot);
    };
  }

  private static Optional<Bundle> capabilities(
      AuthenticatedClient client, List<CapabilityId> ids, PurposeId purpose, Snapshot snapshot) {
    if (ids.isEmpty() || snapshot.purpose(purpose).isEmpty()) {
      return Optional.empty();
    }
    var lines = new ArrayList<Line>();
    for (var id : ids) {
      var capability = snapshot.capability(client.id(), id);
      if (capability.isEmpty()) {
        return Optional.empty();
      }
      lines.add(new Line(capability.get().definition(), capability.get().scopes(), true));
    }
    return Optional.of(new Bundle(purpose, lines));
  }

  /** The lines with what the parameter leaves of them; none if it names a scope that none asks. */
  private static List<Line> narrowed(List<Line> lines, Optional<ScopeSet> scope) {
    if (scope.isEmpty()) {
      return lines;
    }
    var all = lines.stream().map(Line::scopes).reduce(ScopeSet.NONE, ScopeSet::or);
    if (!all.covers(scope.get())) {
      return List.of();
    }
    return lines.stream()
        .map(line -> new Line(line.definition(), line.scopes().and(scope.get()), line.required()))
        .filter(line -> !line.scopes().isEmpty())
        .toList();
  }

  /**
   * What the client sends.
   *
   * @param scope narrows what is asked; never empty if present
   */
  public record Request(What what, Optional<ScopeSet> scope, Optional<CodeChallenge> challenge) {}

  /** What a client asks for. */
  public sealed interface What {
    /** A bundle with its purpose, as registered. */
    record Ticket(CapabilityTicketId id) implements What {}

    /** Capabilities one by one, all of them required, for a purpose. */
    record Capabilities(List<CapabilityId> ids, PurposeId purpose) implements What {
      public Capabilities {
        ids = List.copyOf(ids).stream().distinct().toList();
      }
    }
  }

  private record Bundle(PurposeId purpose, List<Line> lines) {}

  /** A line as the client is told of it. */
  public record Line(ResourceDefinition definition, ScopeSet scopes, boolean required) {}

  /** What comes of it. */
  public sealed interface Outcome {}

  /** The transaction has begun. */
  public record Opened(Secret ticket, Duration expiresIn, List<Line> lines) implements Outcome {
    public Opened {
      lines = List.copyOf(lines);
    }
  }

  /** Unknown, another client's or disabled: one and the same answer. */
  public record NothingSuch() implements Outcome {}

  /** The scope parameter names what no line asks. */
  public record ScopeNotAsked() implements Outcome {}

  /** A public client must bind its ticket to itself. */
  public record ChallengeMissing() implements Outcome {}
}

package org.openfpx.domain.as.token;

import java.time.Instant;
import org.openfpx.domain.as.permission.Login;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.registry.Capability;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.ResourceDefinition;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.transaction.Kind;
import org.openfpx.domain.as.transaction.TicketResource;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.RegisteredClient;
import org.openfpx.domain.scope.ScopeSet;

/**
 * Who may do what, in the one place where it is calculated (protocol, section 2.6; UMA Grant
 * 3.3.4): at the decision, at redemption, at each refresh and at each introspection, always against
 * the registry as it then is.
 */
public final class EffectiveScopes {
  private EffectiveScopes() {}

  /**
   * granted = asked ∩ definition ∩ resource's registered scopes ∩ scopes the RS may offer ∩ what
   * the person gave, AS-first also ∩ the client's capability; and only if the level suffices.
   * Whoever does not take part any more is not in the registry, and then nothing is granted.
   */
  public static ScopeSet granted(Claim claim, Snapshot registry) {
    var resource = registry.resource(claim.resource().id());
    if (resource.isEmpty() || registry.umaClient(claim.client()).isEmpty()) {
      return ScopeSet.NONE;
    }
    var definition = resource.get().definition();
    if (!definition.id().equals(claim.resource().definition().id())
        || !suffices(claim.login(), definition)) {
      return ScopeSet.NONE;
    }
    var granted = claim.asked().and(claim.given()).and(resource.get().offeredScopes());
    return isBoundByCapability(claim.kind(), registry)
        ? granted.and(capability(claim.client(), definition, registry))
        : granted;
  }

  /** What is left of a decided permission for a grant that asked for this; it only takes away. */
  public static ScopeSet remaining(
      Permission permission, Asked asked, Instant now, Snapshot registry) {
    if (!(permission.state() instanceof Permission.State.Active active)
        || !now.isBefore(endOf(permission, registry))) {
      return ScopeSet.NONE;
    }
    var resource = registry.resource(permission.resource());
    if (resource.isEmpty()
        || !resource.get().definition().id().equals(permission.definition())
        || !isOfWhoMayGive(permission, resource.get())) {
      return ScopeSet.NONE;
    }
    var wanted =
        asked(
            active.kind(),
            active.inTicket(),
            asked.requested(),
            registeredFor(permission.client(), registry));
    var claim =
        new Claim(
            active.kind(),
            permission.client(),
            resource.get(),
            asked.narrowedTo().map(wanted::and).orElse(wanted),
            permission.scopes(),
            active.login());
    return granted(claim, registry);
  }

  /** What is owned its owner gives, and nobody who was; what is general goes by a ROT alone. */
  private static boolean isOfWhoMayGive(Permission permission, Resource resource) {
    return resource
        .owner()
        .map(permission.account()::equals)
        .orElseGet(() -> permission.rot().isPresent());
  }

  /** When a permission ends: as given, but never later than the definition allows by now. */
  public static Instant endOf(Permission permission, Snapshot registry) {
    return registry
        .definition(permission.definition())
        .map(definition -> permission.givenAt().plus(definition.maxPermissionDuration()))
        .filter(latest -> latest.isBefore(permission.expiresAt()))
        .orElse(permission.expiresAt());
  }

  /** What a transaction asks of one resource: of all its lines that the resource can fulfil. */
  public static ScopeSet askedOf(Transaction transaction, Resource resource, Snapshot registry) {
    var wanted =
        asked(
            transaction.kind(),
            inTicket(transaction, resource),
            transaction.requested(),
            transaction
                .client()
                .map(client -> registeredFor(client, registry))
                .orElse(ScopeSet.NONE));
    // Fulfilling no line, it is asked for nothing, whatever the scope parameter says.
    return transaction.asksFor(resource) ? wanted.and(resource.scopes()) : ScopeSet.NONE;
  }

  /** What a line asks, once the scope parameter has been heard. */
  public static ScopeSet askedOf(Transaction transaction, TicketResource line, Snapshot registry) {
    return asked(
        transaction.kind(),
        line.scopes(),
        transaction.requested(),
        transaction
            .client()
            .map(client -> registeredFor(client, registry))
            .orElse(ScopeSet.NONE)
            .and(availableOn(line, registry)));
  }

  /** The scopes that the lines which the resource can fulfil name themselves. */
  public static ScopeSet inTicket(Transaction transaction, Resource resource) {
    return transaction.resources().stream()
        .filter(line -> line.isFulfilledBy(resource.id(), resource.definition().id()))
        .map(TicketResource::scopes)
        .reduce(ScopeSet.NONE, ScopeSet::or);
  }

  /**
   * Whether each scope lies on some resource of the ticket; one that lies on none is an error (UMA
   * Grant 3.3.6). One that the client is not registered for merely has no effect.
   */
  public static boolean areAvailable(
      ScopeSet requested, Transaction transaction, Snapshot registry) {
    return transaction.resources().stream()
        .map(line -> availableOn(line, registry))
        .reduce(ScopeSet.NONE, ScopeSet::or)
        .covers(requested);
  }

  private static ScopeSet availableOn(TicketResource line, Snapshot registry) {
    return line.resource()
        .map(id -> registry.resource(id).map(Resource::scopes))
        .orElseGet(() -> registry.definition(line.definition()).map(ResourceDefinition::scopes))
        .orElse(ScopeSet.NONE);
  }

  /**
   * asked = RS-first: ticket scopes ∪ (scope parameter ∩ scopes the client is registered for);
   * AS-first: the ticket's scopes, narrowed by the scope parameter. What the resource does not have
   * is left out by {@link #granted}.
   */
  private static ScopeSet asked(
      Kind kind, ScopeSet inTicket, ScopeSet requested, ScopeSet registered) {
    return switch (kind) {
      case RS_FIRST -> inTicket.or(requested.and(registered));
      case AS_FIRST -> requested.isEmpty() ? inTicket : inTicket.and(requested);
      // A sign-in gives nothing on any resource.
      case OAUTH -> ScopeSet.NONE;
    };
  }

  private static boolean suffices(Login login, ResourceDefinition definition) {
    return login.asOf(definition.maxAuthAge()).suffices(definition.least());
  }

  private static boolean isBoundByCapability(Kind kind, Snapshot registry) {
    return kind == Kind.AS_FIRST
        || registry.network().switches().capabilityLimitsResourceServerFirst();
  }

  private static ScopeSet capability(
      ClientId client, ResourceDefinition definition, Snapshot registry) {
    return registry.capabilitiesOf(client).stream()
        .filter(capability -> capability.definition().id().equals(definition.id()))
        .map(Capability::scopes)
        .reduce(ScopeSet.NONE, ScopeSet::or);
  }

  private static ScopeSet registeredFor(ClientId client, Snapshot registry) {
    return registry.find(client).map(RegisteredClient::scopes).orElse(ScopeSet.NONE);
  }

  /**
   * One resource that a client would use.
   *
   * @param resource as it was when it was given
   * @param given what the person granted
   * @param login how sure the wallet was of the person at the decision
   */
  public record Claim(
      Kind kind, ClientId client, Resource resource, ScopeSet asked, ScopeSet given, Login login) {}
}

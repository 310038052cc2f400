package org.openfpx.domain.as.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.account.Accounts;
import org.openfpx.domain.as.owned.FindResources;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.transaction.TicketResource;
import org.openfpx.domain.as.transaction.Transactions;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.time.Atomically;
import org.openfpx.domain.time.WholeMinutes;
import org.openfpx.domain.time.World;

/**
 * An owner answers a request: all of it, a part, or no (protocol, section 3.9). It is answered
 * once; whoever did not hear that it was can say the same again. What is let through is kept as a
 * permission that counts for nothing until the client, with the ticket that it holds, asks again: a
 * yes is for that transaction and client alone.
 */
public final class AnswerRequest {
  private final World world;
  private final Stores stores;
  private final Sealer sealer;

  public AnswerRequest(World world, Stores stores, Sealer sealer) {
    this.world = world;
    this.stores = stores;
    this.sealer = sealer;
  }

  /** The owner says no. */
  public Outcome deny(ClientId account, RequestId id) {
    var found = stores.requests().find(id, new OwnerRequests.Owner(account));
    if (found.isEmpty() || !world.time().instant().isBefore(found.get().expiresAt())) {
      return new NoSuchRequest();
    }
    return stores.requests().answer(id, account, OwnerRequest.State.DENIED)
        ? answered(id, account, List.of())
        : new AnsweredAlready();
  }

  /** What a yes to that request gave and has not ended. */
  public List<Permission> givenBy(OwnerRequest request) {
    if (request.state() != OwnerRequest.State.APPROVED) {
      return List.of();
    }
    var now = world.time().instant();
    return stores.permissions().ofTransaction(request.transaction()).stream()
        .filter(one -> one.account().equals(request.account()))
        .filter(one -> !(one.state() instanceof Permission.State.Ended))
        .filter(one -> now.isBefore(one.expiresAt()))
        .toList();
  }

  /** The owner lets this through. */
  public Outcome approve(ClientId account, Snapshot registry, RequestId id, Yes yes) {
    var now = world.time().instant();
    var found = stores.requests().find(id, new OwnerRequests.Owner(account));
    if (found.isEmpty() || !now.isBefore(found.get().expiresAt())) {
      return new NoSuchRequest();
    }
    var request = found.get();
    if (registry.umaClient(request.client()).isEmpty()) {
      return new NoSuchRequest();
    }
    if (stores.accounts().walletOf(account, registry).isEmpty()) {
      return new WalletDisabled();
    }
    if (yes.scopes().isEmpty() || !asked(request).covers(yes.scopes())) {
      return new NoSuchScope();
    }
    // Protocol, section 4.2: a ROT is one source's, and resolves to the owner there.
    if (yes.rot().isPresent() && request.lines().size() > 1) {
      return new RotOfSeveral();
    }
    var known = stores.resources().in(registry, TicketResource.named(request.lines()));
    var given =
        request.lines().stream()
            .flatMap(line -> given(request, line, known, yes, now).stream())
            .toList();
    if (given.stream().anyMatch(one -> isBadEnd(one, registry, now))) {
      return new BadEnd();
    }
    return given.isEmpty() ? new NoSuchRequest() : keep(request, given);
  }

  private Outcome keep(OwnerRequest request, List<Permission> given) {
    var account = request.account();
    return stores
        .atomically()
        .run(() -> {
          // The transaction may be over, and be removed with what hangs on it, at this moment.
          if (!stores.transactions().holdSubmitted(request.transaction())) {
            return tooLate(request);
          }
          if (!stores.requests().answer(request.id(), account, OwnerRequest.State.APPROVED)) {
            return new AnsweredAlready();
          }
          var key = SecretHash.sha256("by approval " + request.id().value());
          stores.permissions().push(account, key, key, given);
          return answered(request.id(), account, given);
        });
  }

  /** Nobody would come for the answer, unless it was answered before. */
  private Outcome tooLate(OwnerRequest request) {
    var id = request.id();
    var account = request.account();
    return stores.requests().answer(id, account, OwnerRequest.State.DENIED)
            || stores.requests().find(id, new OwnerRequests.Owner(account)).isEmpty()
        ? new NoSuchRequest()
        : new AnsweredAlready();
  }

  private Outcome answered(RequestId id, ClientId account, List<Permission> given) {
    return stores
        .requests()
        .find(id, new OwnerRequests.Owner(account))
        .<Outcome>map(request -> new Answered(request, given))
        .orElseGet(NoSuchRequest::new);
  }

  private static ScopeSet asked(OwnerRequest request) {
    return request.lines().stream().map(TicketResource::scopes).reduce(ScopeSet.NONE, ScopeSet::or);
  }

  private Optional<Permission> given(
      OwnerRequest request, TicketResource line, Snapshot registry, Yes yes, Instant now) {
    var scopes = line.scopes().and(yes.scopes());
    return line.resource()
        .flatMap(registry::resource)
        .filter(resource -> resource.owner().filter(request.account()::equals).isPresent())
        .filter(_ -> !scopes.isEmpty())
        .map(resource -> permission(request, resource, scopes, yes, now));
  }

  private Permission permission(
      OwnerRequest request, Resource resource, ScopeSet scopes, Yes yes, Instant now) {
    var id = new PermissionId(world.ids().next());
    return new Permission(
        id,
        request.transaction(),
        request.account(),
        request.client(),
        resource.id(),
        resource.definition().id(),
        scopes,
        request.purpose(),
        yes.rot().map(rot -> sealer.seal(rot.reveal(), Permission.placeOfRot(id))),
        WholeMinutes.floor(now),
        WholeMinutes.floor(yes.expiresAt()),
        new Permission.State.Pending());
  }

  private static boolean isBadEnd(Permission permission, Snapshot registry, Instant now) {
    var latest =
        registry
            .definition(permission.definition())
            .map(definition -> permission.givenAt().plus(definition.maxPermissionDuration()))
            .orElse(now);
    return !now.isBefore(permission.expiresAt()) || permission.expiresAt().isAfter(latest);
  }

  /** What an answer reads and writes. */
  public record Stores(
      Transactions transactions,
      OwnerRequests requests,
      Permissions permissions,
      FindResources resources,
      Accounts accounts,
      Atomically atomically) {}

  /**
   * What the owner lets through.
   *
   * @param scopes of each resource of the request those of these that were asked for
   * @param rot where the owner's wallet is linked to the source, and one resource is asked for
   */
  public record Yes(ScopeSet scopes, Instant expiresAt, Optional<Secret> rot) {}

  /** What comes of it. */
  public sealed interface Outcome {}

  /** The request after it, and what was given; nothing after a no. */
  public record Answered(OwnerRequest request, List<Permission> given) implements Outcome {
    public Answered {
      given = List.copyOf(given);
    }
  }

  /** Unknown, over, another account's, or nothing that it asks for is this account's any more. */
  public record NoSuchRequest() implements Outcome {}

  /** It was answered before; what came of that, the request says. */
  public record AnsweredAlready() implements Outcome {}

  /** A scope that was not asked for, or none. */
  public record NoSuchScope() implements Outcome {}

  /** Over already, or later than the definition allows. */
  public record BadEnd() implements Outcome {}

  /** One ROT, and more than one resource. */
  public record RotOfSeveral() implements Outcome {}

  /** The account's wallet takes part no more: it can deny, and not approve. */
  public record WalletDisabled() implements Outcome {}
}

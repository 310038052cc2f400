package org.openfpx.domain.as.permission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openfpx.domain.as.account.Accounts;
import org.openfpx.domain.as.owned.FindResources;
import org.openfpx.domain.as.registry.DefinitionId;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.transaction.Kind;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.as.transaction.Transaction;
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
 * A wallet writes what a person grants into the transaction now in gathering (protocol, section
 * 3.6): all or nothing, once per idempotency key, and counting for nothing until the browser's
 * return is verified. Client, purpose and latest end come from the transaction, never from here. A
 * push that is refused for what it says ends the gathering; one into another wallet's does not. One
 * that meets the decision is before it, and decided with, or late.
 */
public final class PushPermissions {
  private final World world;
  private final Stores stores;
  private final Sealer sealer;
  private final BreakOffGathering breakOff;

  public PushPermissions(World world, Stores stores, Sealer sealer) {
    this.world = world;
    this.stores = stores;
    this.sealer = sealer;
    breakOff =
        new BreakOffGathering(world, stores.transactions, stores.permissions, stores.atomically);
  }

  /**
   * Keeps what is pushed, pending.
   *
   * @param account the AS account whose token came along
   * @param idempotencyKey from the wallet, the same for a repeated push
   */
  public Outcome push(
      ClientId account, Snapshot registry, String idempotencyKey, List<Entry> entries) {
    var key = SecretHash.sha256(account.value() + " " + idempotencyKey);
    var fingerprint = fingerprint(entries);
    var now = world.time().instant();
    var named = entries.stream().map(entry -> entry.handle().hash()).distinct().toList();
    var gathering = gathering(account, registry, named, now);
    if (named.size() != 1 || gathering.isEmpty()) {
      gathering.forEach(breakOff::atTheWallet);
      return new NoSuchTransaction();
    }
    var transaction = gathering.getFirst();
    var known = known(registry, transaction, entries);
    var judged = judge(account, known, transaction, entries, now);
    if (judged.isPresent()) {
      return breakOff.atTheWallet(transaction) ? judged.get() : new NoSuchTransaction();
    }
    var permissions =
        entries.stream().map(entry -> permission(account, known, transaction, entry, now)).toList();
    return stores
        .atomically()
        .run(() ->
            stores.transactions().hold(transaction.id(), named.getFirst())
                    && stores.accounts().hold(account)
                ? keep(account, key, fingerprint, permissions, transaction)
                : new NoSuchTransaction());
  }

  /** The registry, in which all that is pushed can be found; a sign-in is on no resource. */
  private Snapshot known(Snapshot registry, Transaction transaction, List<Entry> entries) {
    return transaction.kind() == Kind.OAUTH
        ? registry
        : stores.resources().in(registry, entries.stream().map(Entry::resource).toList());
  }

  private Outcome keep(
      ClientId account,
      SecretHash key,
      SecretHash fingerprint,
      List<Permission> permissions,
      Transaction transaction) {
    return switch (stores.permissions().push(account, key, fingerprint, permissions)) {
      case Permissions.Pushed.Added() -> new Pushed(permissions);
      case Permissions.Pushed.Repeated(var earlier) -> new Pushed(earlier);
      case Permissions.Pushed.KeyTaken() -> {
        var _ = breakOff.atTheWallet(transaction);
        yield new KeyTaken();
      }
    };
  }

  /** Of the transactions that the entries name, those in gathering at the account's own wallet. */
  private List<Transaction> gathering(
      ClientId account, Snapshot registry, List<SecretHash> handles, Instant now) {
    var wallet = stores.accounts().walletOf(account, registry).map(known -> known.id());
    return handles.stream()
        .flatMap(handle -> stores.transactions().byHandle(handle).stream())
        .filter(found -> found.isOpenAt(now))
        .filter(found ->
            found.stage() instanceof Stage.Gathering gathering
                && gathering.visit().map(Stage.Visit::wallet).equals(wallet))
        .toList();
  }

  private Optional<Outcome> judge(
      ClientId account,
      Snapshot registry,
      Transaction transaction,
      List<Entry> entries,
      Instant now) {
    var client = transaction.client().orElseThrow().value();
    if (!entries.stream().allMatch(entry -> entry.client().orElse(client).equals(client))) {
      return Optional.of(new NotItsClient());
    }
    if (transaction.kind() == Kind.OAUTH) {
      return judgeSignIn(registry, transaction, entries, now);
    }
    var resources = new HashSet<ResourceId>();
    for (var entry : entries) {
      var resource = registry.resource(entry.resource()).filter(one -> mayGive(account, one));
      if (resource.isEmpty() || !transaction.asksFor(resource.get())) {
        return Optional.of(new NoSuchResource(entry.resource()));
      }
      if (!resources.add(entry.resource())) {
        return Optional.of(new GivenTwice(entry.resource()));
      }
      // Protocol, section 4.2: a general resource is found by its ROT alone.
      if (entry.rot().isEmpty() && resource.get().owner().isEmpty()) {
        return Optional.of(new RotMissing(entry.resource()));
      }
      if (entry.scopes().isEmpty() || !resource.get().scopes().covers(entry.scopes())) {
        return Optional.of(new NoSuchScope(entry.resource()));
      }
      var end = WholeMinutes.floor(entry.expiresAt());
      if (!now.isBefore(end) || end.isAfter(latestEnd(resource.get(), now))) {
        return Optional.of(new BadEnd(entry.resource()));
      }
    }
    return tooMany(transaction, registry, entries);
  }

  /** Protocol, section 2.4: one entry without resource and ROT, within what was asked. */
  private static Optional<Outcome> judgeSignIn(
      Snapshot registry, Transaction transaction, List<Entry> entries, Instant now) {
    var entry = entries.getFirst();
    if (!entry.resource().equals(Permission.AT_THIS_SERVER) || entry.rot().isPresent()) {
      return Optional.of(new NoSuchResource(entry.resource()));
    }
    if (entries.size() > 1) {
      return Optional.of(new GivenTwice(entry.resource()));
    }
    if (entry.scopes().isEmpty() || !transaction.requested().covers(entry.scopes())) {
      return Optional.of(new NoSuchScope(entry.resource()));
    }
    var end = WholeMinutes.floor(entry.expiresAt());
    var latest = WholeMinutes.floor(now).plus(registry.network().lifetimes().signIn());
    return !now.isBefore(end) || end.isAfter(latest)
        ? Optional.of(new BadEnd(entry.resource()))
        : Optional.empty();
  }

  private static boolean mayGive(ClientId account, Resource resource) {
    return resource.owner().map(account::equals).orElse(true);
  }

  /** One source a line: of a definition no more resources than lines that ask for it. */
  private static Optional<Outcome> tooMany(
      Transaction transaction, Snapshot registry, List<Entry> entries) {
    var lines = new HashMap<DefinitionId, Integer>();
    transaction.resources().forEach(line -> lines.merge(line.definition(), 1, Integer::sum));
    for (var entry : entries) {
      var definition = registry.resource(entry.resource()).orElseThrow().definition().id();
      if (lines.merge(definition, -1, Integer::sum) < 0) {
        return Optional.of(new GivenTwice(entry.resource()));
      }
    }
    return Optional.empty();
  }

  private static Instant latestEnd(Resource resource, Instant now) {
    return WholeMinutes.floor(now).plus(resource.definition().maxPermissionDuration());
  }

  private Permission permission(
      ClientId account, Snapshot registry, Transaction transaction, Entry entry, Instant now) {
    var id = new PermissionId(world.ids().next());
    return new Permission(
        id,
        transaction.id(),
        account,
        transaction.client().orElseThrow(),
        entry.resource(),
        definition(registry, entry),
        entry.scopes(),
        transaction.purpose(),
        entry.rot().map(rot -> sealer.seal(rot.reveal(), Permission.placeOfRot(id))),
        WholeMinutes.floor(now),
        WholeMinutes.floor(entry.expiresAt()),
        new Permission.State.Pending());
  }

  private static DefinitionId definition(Snapshot registry, Entry entry) {
    return entry.resource().equals(Permission.AT_THIS_SERVER)
        ? Permission.OF_THIS_SERVER
        : registry.resource(entry.resource()).orElseThrow().definition().id();
  }

  private static SecretHash fingerprint(List<Entry> entries) {
    var parts = new ArrayList<String>();
    for (var entry : entries) {
      parts.add(
          String.join(
              "|",
              entry.handle().hash().hex(),
              entry.resource().value(),
              entry.scopes().toString(),
              entry.rot().map(rot -> rot.hash().hex()).orElse("-"),
              String.valueOf(entry.expiresAt().getEpochSecond())));
    }
    return SecretHash.sha256(parts.stream().collect(Collectors.joining("\n")));
  }

  /** What a push reads and writes. */
  public record Stores(
      Transactions transactions,
      Permissions permissions,
      FindResources resources,
      Accounts accounts,
      Atomically atomically) {}

  /**
   * One permission as it is pushed.
   *
   * @param resource {@link Permission#AT_THIS_SERVER} for a sign-in or a PAT
   * @param client who the wallet says it is for, if it does: nobody else than the transaction's
   */
  public record Entry(
      Secret handle,
      ResourceId resource,
      ScopeSet scopes,
      Optional<Secret> rot,
      Instant expiresAt,
      Optional<String> client) {}

  /** What comes of it. */
  public sealed interface Outcome {}

  /** Kept, now or by an earlier push under the same key, in the order sent. */
  public record Pushed(List<Permission> permissions) implements Outcome {
    public Pushed {
      permissions = List.copyOf(permissions);
    }
  }

  /** The key stands for another push. */
  public record KeyTaken() implements Outcome {}

  /** Not in gathering, not at this wallet, not one and the same, or the account is gone. */
  public record NoSuchTransaction() implements Outcome {}

  /** Said to be for another client than the transaction's. */
  public record NotItsClient() implements Outcome {}

  /** Unknown, disabled, not asked for, or another account's. */
  public record NoSuchResource(ResourceId resource) implements Outcome {}

  /** The resource, or the line it would fulfil, has been given already. */
  public record GivenTwice(ResourceId resource) implements Outcome {}

  /** A general resource without ROT. */
  public record RotMissing(ResourceId resource) implements Outcome {}

  /** A scope that the resource does not have, or none. */
  public record NoSuchScope(ResourceId resource) implements Outcome {}

  /** Over already, or later than the definition allows. */
  public record BadEnd(ResourceId resource) implements Outcome {}
}

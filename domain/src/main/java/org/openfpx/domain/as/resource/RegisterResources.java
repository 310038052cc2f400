package org.openfpx.domain.as.resource;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.openfpx.domain.as.account.Accounts;
import org.openfpx.domain.as.owned.FindResources;
import org.openfpx.domain.as.owned.OwnedResource;
import org.openfpx.domain.as.owned.OwnedResources;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.token.Pat;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.registry.Draft;
import org.openfpx.domain.registry.Entity;
import org.openfpx.domain.registry.EntityKey;
import org.openfpx.domain.registry.Fields;
import org.openfpx.domain.registry.Registry;
import org.openfpx.domain.registry.RegistryChange;
import org.openfpx.domain.registry.RegistryStore;
import org.openfpx.domain.registry.Value;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.time.Atomically;
import org.openfpx.domain.time.World;

/**
 * What a resource server does with its general resources or, by the PAT of a person, with those of
 * that person (UMA Federated Authorization 3.2; protocol, section 4.1): of a type that the network
 * knows, with scopes within the definition and within what the server may offer, and only if it may
 * register by itself. General ones stand in the registry beside those of the administrator,
 * people's in a table of their own, so that neither the registry nor its lock has to do with them.
 */
public final class RegisterResources {
  /**
   * So many of one person's a server may register, whether they take part or not; and so many
   * general ones, those of the administrator included.
   */
  static final int MOST = 1000;

  private static final Outcome TOO_MANY = new TooManyGeneral(MOST);

  private static final String RESOURCE = "resource";
  private static final String SERVER = "resourceServer";
  private static final String NAME = "name";
  private static final String TEXT = "description";
  private static final String ICON = "iconUri";

  /** What a description says, and is gone if the next one leaves it out. */
  private static final Set<String> DESCRIBED = Set.of(NAME, TEXT, ICON);

  private final World world;
  private final RegistryStore store;
  private final OwnedResources owned;
  private final FindResources findResources;
  private final Accounts accounts;
  private final Atomically atomically;
  private final Holdings holdings;

  public RegisterResources(World world, Stores stores, Holdings holdings) {
    this.world = world;
    this.store = stores.registry();
    this.owned = stores.owned();
    this.findResources = stores.resources();
    this.accounts = stores.accounts();
    this.atomically = stores.atomically();
    this.holdings = holdings;
  }

  /** Where resources stand, and whose they are. */
  public record Stores(
      RegistryStore registry,
      OwnedResources owned,
      FindResources resources,
      Accounts accounts,
      Atomically atomically) {}

  /** What hangs on a resource of somebody and goes with it. */
  @FunctionalInterface
  public interface Holdings {
    /** Ends what its owner said about the resource, and what was asked. */
    void endAllOn(ResourceId resource, ClientId owner);
  }

  /** The ids of what lies behind that PAT, in order: general resources, or one person's. */
  public List<ResourceId> list(Pat pat, Snapshot registry) {
    if (pat.owner().isEmpty()) {
      return registry.resources().stream()
          .filter(one -> isOwn(one, pat))
          .map(Resource::id)
          .toList();
    }
    return registry
        .resourceServerOf(pat.resourceServer())
        .map(server -> findResources.at(server.id(), pat.owner().get(), registry))
        .orElse(List.of());
  }

  /** One of them; another's does not exist. */
  public Optional<Resource> find(Pat pat, Snapshot registry, ResourceId id) {
    var known = pat.owner().isEmpty() ? registry : findResources.describedIn(registry, List.of(id));
    return known.resource(id).filter(one -> isOwn(one, pat));
  }

  /** Makes a new one. */
  public Outcome register(Pat pat, Snapshot registry, Description description) {
    return keep(pat, registry, Wanted.anew(new ResourceId(world.ids().next()), description));
  }

  /** Describes one anew, whole; what no description says of it stays. */
  public Outcome replace(Pat pat, Snapshot registry, ResourceId id, Description description) {
    return keep(pat, registry, Wanted.instead(id, description));
  }

  /** Removes one; what people gave on it is worth nothing from now on. */
  public Outcome remove(Pat pat, Snapshot registry, ResourceId id) {
    if (find(pat, registry, id).isEmpty()) {
      return new NoSuchResource();
    }
    if (!registry.resourceServerOf(pat.resourceServer()).orElseThrow().mayRegisterResources()) {
      return new NotAllowed();
    }
    return pat.owner().map(owner -> removeOwned(owner, id)).orElseGet(() -> removeGeneral(pat, id));
  }

  private Outcome removeOwned(ClientId owner, ResourceId id) {
    return atomically.run(() -> {
      // In the order in which an account is removed, so that neither waits for the other.
      if (!accounts.hold(owner)) {
        return new NoSuchResource();
      }
      holdings.endAllOn(id, owner);
      return owned.remove(id, owner) ? new Kept(id) : new NoSuchResource();
    });
  }

  private Outcome removeGeneral(Pat pat, ResourceId id) {
    var outcome = new AtomicReference<Outcome>(new NoSuchResource());
    var _ =
        store.change(
            locked -> {
              var isThere = find(pat, Snapshot.of(locked), id).isPresent();
              outcome.set(isThere ? new Kept(id) : new NoSuchResource());
              return isThere
                  ? new RegistryChange(List.of(), List.of(key(id)))
                  : RegistryChange.NONE;
            },
            world.time().instant());
    return outcome.get();
  }

  private Outcome keep(Pat pat, Snapshot registry, Wanted wanted) {
    // What cannot be is told without keeping everybody else from changing the registry.
    var first = judged(pat, registry, wanted);
    if (!(first instanceof Kept)) {
      return first;
    }
    return pat.owner()
        .map(owner -> keepOwned(resource(owner, pat, registry, wanted), wanted.isNew()))
        .orElseGet(() -> keepGeneral(pat, first, registry, wanted));
  }

  /** Not beside a removal of the account. What is disabled meanwhile counts no more anyway. */
  private Outcome keepOwned(OwnedResource resource, boolean isNew) {
    return atomically.run(() -> {
      if (!accounts.hold(resource.owner())) {
        return new NotAllowed();
      }
      if (isNew) {
        return owned.add(resource, MOST) ? new Kept(resource.id()) : new TooManyOfOne(MOST);
      }
      return owned.replace(resource) ? new Kept(resource.id()) : new NoSuchResource();
    });
  }

  private static OwnedResource resource(ClientId owner, Pat pat, Snapshot registry, Wanted wanted) {
    var description = wanted.description();
    return new OwnedResource(
        wanted.id(),
        owner,
        registry.resourceServerOf(pat.resourceServer()).orElseThrow().id(),
        description.type().flatMap(registry::definitionOfType).orElseThrow().id(),
        description.scopes(),
        description.name(),
        description.text(),
        description.iconUri());
  }

  private Outcome keepGeneral(Pat pat, Outcome first, Snapshot registry, Wanted wanted) {
    // Without the lock, which a server that goes on trying would take from others; the count under
    // the lock decides.
    if (wanted.isNew() && list(pat, registry).size() >= MOST) {
      return TOO_MANY;
    }
    var outcome = new AtomicReference<>(first);
    var _ =
        store.change(
            locked -> {
              var change = change(pat, locked, wanted);
              outcome.set(change.outcome());
              return change.change();
            },
            world.time().instant());
    return outcome.get();
  }

  private record Change(Outcome outcome, RegistryChange change) {}

  /** Looked at while nobody else can change the registry: not beside a removal or a disabling. */
  private Change change(Pat pat, Registry locked, Wanted wanted) {
    var registry = Snapshot.of(locked);
    var outcome = judged(pat, registry, wanted);
    if (!(outcome instanceof Kept)) {
      return new Change(outcome, RegistryChange.NONE);
    }
    if (wanted.isNew() && countAt(server(pat, registry), locked) >= MOST) {
      return new Change(TOO_MANY, RegistryChange.NONE);
    }
    var draft = new Draft(key(wanted.id()), fields(pat, registry, locked, wanted));
    return new Change(outcome, new RegistryChange(List.of(draft), List.of()));
  }

  private Outcome judged(Pat pat, Snapshot registry, Wanted wanted) {
    if (!wanted.isNew() && find(pat, registry, wanted.id()).isEmpty()) {
      return new NoSuchResource();
    }
    var server = registry.resourceServerOf(pat.resourceServer());
    if (server.isEmpty() || !server.get().mayRegisterResources()) {
      return new NotAllowed();
    }
    var definition = wanted.description().type().flatMap(registry::definitionOfType);
    if (definition.isEmpty()) {
      return new NoSuchType();
    }
    var possible = definition.get().scopes().and(server.get().mayOffer(definition.get().id()));
    var tooMuch = wanted.description().scopes().without(possible);
    return tooMuch.isEmpty() ? new Kept(wanted.id()) : new NoSuchScope(tooMuch.iterator().next());
  }

  /** Those included that are disabled. */
  private static long countAt(EntityKey server, Registry locked) {
    return locked.entities().values().stream()
        .filter(one -> one.key().type().equals(RESOURCE))
        .filter(one -> one.fields().one(SERVER).filter(server::equals).isPresent())
        .count();
  }

  private static EntityKey server(Pat pat, Snapshot registry) {
    var server = registry.resourceServerOf(pat.resourceServer()).orElseThrow();
    return new EntityKey("resource-server", server.id().value());
  }

  private static Fields fields(Pat pat, Snapshot registry, Registry locked, Wanted wanted) {
    var description = wanted.description();
    var before = locked.find(key(wanted.id())).map(Entity::fields);
    var attributes =
        new HashMap<String, Value>(before.map(Fields::attributes).orElseGet(TreeMap::new));
    attributes.keySet().removeAll(DESCRIBED);
    attributes.put("resourceId", new Value.Text(wanted.id().value()));
    description.name().ifPresent(name -> attributes.put(NAME, new Value.Localized(name)));
    description.text().ifPresent(text -> attributes.put(TEXT, new Value.Text(text)));
    description.iconUri().ifPresent(uri -> attributes.put(ICON, new Value.Text(uri.toString())));
    var definition = description.type().flatMap(registry::definitionOfType).orElseThrow();
    var relations =
        Map.of(
            SERVER,
            List.of(server(pat, registry)),
            "resourceDefinition",
            List.of(new EntityKey("resource-definition", definition.id().value())),
            "scope",
            description.scopes().names().stream()
                .map(name -> new EntityKey("scope", name))
                .toList());
    return new Fields(attributes, relations, false);
  }

  private static EntityKey key(ResourceId id) {
    return new EntityKey(RESOURCE, id.value());
  }

  private static boolean isOwn(Resource resource, Pat pat) {
    return resource.server().client().id().equals(pat.resourceServer())
        && resource.owner().equals(pat.owner());
  }

  /** What is to be kept. */
  private record Wanted(ResourceId id, Description description, boolean isNew) {
    static Wanted anew(ResourceId id, Description description) {
      return new Wanted(id, description, true);
    }

    static Wanted instead(ResourceId id, Description description) {
      return new Wanted(id, description, false);
    }
  }

  /**
   * A resource as its server describes it.
   *
   * @param scopes at least one
   */
  public record Description(
      Optional<URI> type,
      ScopeSet scopes,
      Optional<LocalizedText> name,
      Optional<String> text,
      Optional<URI> iconUri) {}

  /** What comes of a change. */
  public sealed interface Outcome {}

  /** It stands as described, or is gone. */
  public record Kept(ResourceId id) implements Outcome {}

  /** Governance: this server registers nothing by itself. */
  public record NotAllowed() implements Outcome {}

  /** No definition of the network has this type, or none was said. */
  public record NoSuchType() implements Outcome {}

  /** Outside of the definition, or of what this server may offer. */
  public record NoSuchScope(Scope scope) implements Outcome {}

  /** So many of this person's are registered by this server that no other may be. */
  public record TooManyOfOne(int most) implements Outcome {}

  /** So many general ones are registered by this server that no other may be. */
  public record TooManyGeneral(int most) implements Outcome {}

  /** Unknown, or another's. */
  public record NoSuchResource() implements Outcome {}
}

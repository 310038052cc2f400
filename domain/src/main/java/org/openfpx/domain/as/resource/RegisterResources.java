package org.openfpx.domain.as.resource;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.as.account.Accounts;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.ResourceDefinition;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.ResourceServer;
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
import org.openfpx.domain.time.World;

/**
 * What a resource server does with its general resources or, by the PAT of a person, with those of
 * that person (UMA Federated Authorization 3.2; protocol, section 4.1): of a type that the network
 * knows, with scopes within the definition and within what the server may offer, and only if it may
 * register by itself. They stand in the registry beside those of the administrator.
 */
public final class RegisterResources {
  private final World world;
  private final RegistryStore store;
  private final Accounts accounts;
  private final Holdings holdings;

  public RegisterResources(World world, RegistryStore store, Accounts accounts, Holdings holdings) {
    this.world = world;
    this.store = store;
    this.accounts = accounts;
    this.holdings = holdings;
  }

  /** What hangs on a resource of somebody and goes with it. */
  @FunctionalInterface
  public interface Holdings {
    /** Ends what its owner said about the resource, and what was asked. */
    void endAllOn(ResourceId resource, ClientId owner);
  }

  /** What lies behind that PAT, in order of the ids: general resources, or one person's. */
  public List<Resource> list(Pat pat, Snapshot registry) {
    return registry.resources().stream().filter(one -> isOwn(one, pat)).toList();
  }

  /** One of them; another's does not exist. */
  public Optional<Resource> find(Pat pat, Snapshot registry, ResourceId id) {
    return registry.resource(id).filter(one -> isOwn(one, pat));
  }

  /** Makes a new one. */
  public Outcome register(Pat pat, Snapshot registry, Description description) {
    return keep(pat, registry, new ResourceId(world.ids().next()), description);
  }

  /** Describes one anew, whole. */
  public Outcome replace(Pat pat, Snapshot registry, ResourceId id, Description description) {
    return find(pat, registry, id).isEmpty()
        ? new NoSuchResource()
        : keep(pat, registry, id, description);
  }

  /** Removes one; what people gave on it is worth nothing from now on. */
  public Outcome remove(Pat pat, Snapshot registry, ResourceId id) {
    if (find(pat, registry, id).isEmpty()) {
      return new NoSuchResource();
    }
    if (!registry.resourceServerOf(pat.resourceServer()).orElseThrow().mayRegisterResources()) {
      return new NotAllowed();
    }
    var _ =
        store.change(_ -> new RegistryChange(List.of(), List.of(key(id))), world.time().instant());
    pat.owner().ifPresent(owner -> holdings.endAllOn(id, owner));
    return new Kept(id);
  }

  /**
   * Removes all that belongs to an account, which is being removed; what is disabled too, or it
   * would belong to nobody when it is enabled again. Until the account is gone nothing is added.
   */
  public void removeAllOf(ClientId owner) {
    var _ =
        store.change(
            registry -> new RegistryChange(List.of(), ownedBy(owner, registry)),
            world.time().instant());
  }

  private static List<EntityKey> ownedBy(ClientId owner, Registry registry) {
    return registry.ofType("resource").stream()
        .filter(one -> one.fields().text("owner").equals(Optional.of(owner.value())))
        .map(Entity::key)
        .toList();
  }

  private Outcome keep(Pat pat, Snapshot registry, ResourceId id, Description description) {
    var server = registry.resourceServerOf(pat.resourceServer());
    if (server.isEmpty() || !server.get().mayRegisterResources()) {
      return new NotAllowed();
    }
    var definition = description.type().flatMap(registry::definitionOfType);
    if (definition.isEmpty()) {
      return new NoSuchType();
    }
    var possible = definition.get().scopes().and(server.get().mayOffer(definition.get().id()));
    var tooMuch = description.scopes().without(possible);
    if (!tooMuch.isEmpty()) {
      return new NoSuchScope(tooMuch.iterator().next());
    }
    var draft =
        new Draft(key(id), fields(id, server.get(), definition.get(), description, pat.owner()));
    var after =
        store.change(
            // Looked at while nobody else can change the registry: not beside their removal.
            _ -> new RegistryChange(isGone(pat.owner()) ? List.of() : List.of(draft), List.of()),
            world.time().instant());
    return after.find(key(id)).isPresent() ? new Kept(id) : new NotAllowed();
  }

  private boolean isGone(Optional<ClientId> owner) {
    return owner.filter(account -> accounts.find(account).isEmpty()).isPresent();
  }

  private static Fields fields(
      ResourceId id,
      ResourceServer server,
      ResourceDefinition definition,
      Description description,
      Optional<ClientId> owner) {
    var attributes = new HashMap<String, Value>();
    attributes.put("resourceId", new Value.Text(id.value()));
    description.name().ifPresent(name -> attributes.put("name", new Value.Localized(name)));
    description.text().ifPresent(text -> attributes.put("description", new Value.Text(text)));
    description
        .iconUri()
        .ifPresent(uri -> attributes.put("iconUri", new Value.Text(uri.toString())));
    owner.ifPresent(account -> attributes.put("owner", new Value.Text(account.value())));
    var relations =
        Map.of(
            "resourceServer", List.of(new EntityKey("resource-server", server.id().value())),
            "resourceDefinition",
                List.of(new EntityKey("resource-definition", definition.id().value())),
            "scope",
                description.scopes().names().stream()
                    .map(name -> new EntityKey("scope", name))
                    .toList());
    return new Fields(attributes, relations, false);
  }

  private static EntityKey key(ResourceId id) {
    return new EntityKey("resource", id.value());
  }

  private static boolean isOwn(Resource resource, Pat pat) {
    return resource.server().client().id().equals(pat.resourceServer())
        && resource.owner().equals(pat.owner());
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

  /** It stands in the registry as described, or is gone. */
  public record Kept(ResourceId id) implements Outcome {}

  /** Governance: this server registers nothing by itself. */
  public record NotAllowed() implements Outcome {}

  /** No definition of the network has this type, or none was said. */
  public record NoSuchType() implements Outcome {}

  /** Outside of the definition, or of what this server may offer. */
  public record NoSuchScope(Scope scope) implements Outcome {}

  /** Unknown, or another's. */
  public record NoSuchResource() implements Outcome {}
}

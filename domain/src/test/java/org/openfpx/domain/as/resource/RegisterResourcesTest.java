package org.openfpx.domain.as.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.account.Account;
import org.openfpx.domain.as.owned.FindResources;
import org.openfpx.domain.as.owned.OwnedResource;
import org.openfpx.domain.as.registry.DefinitionId;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.ResourceServerId;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.as.resource.RegisterResources.Description;
import org.openfpx.domain.as.resource.RegisterResources.Kept;
import org.openfpx.domain.as.resource.RegisterResources.NoSuchResource;
import org.openfpx.domain.as.resource.RegisterResources.NotAllowed;
import org.openfpx.domain.as.resource.RegisterResources.TooManyGeneral;
import org.openfpx.domain.as.resource.RegisterResources.TooManyOfOne;
import org.openfpx.domain.as.token.Pat;
import org.openfpx.domain.oauth.ClientAuthenticationMethod;
import org.openfpx.domain.oauth.ClientCredential;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.registry.Draft;
import org.openfpx.domain.registry.EntityKey;
import org.openfpx.domain.registry.Fields;
import org.openfpx.domain.registry.RegistryChange;
import org.openfpx.domain.registry.Value;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.testing.as.AsHouse;
import org.openfpx.domain.testing.as.InMemoryOwnedResources;
import org.openfpx.domain.testing.oauth.OneAtATime;
import org.openfpx.domain.testing.registry.InMemoryRegistryStore;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;

/** Protocol, section 4.1: what a server says of a resource, and what it does not. */
class RegisterResourcesTest {
  private static final Pat CLINIC = Pat.own(new ClientId("clinic"));
  private static final Pat JUNES = new Pat(CLINIC.resourceServer(), Optional.of(id("june")));
  private static final Pat BOBS = new Pat(CLINIC.resourceServer(), Optional.of(id("bob")));

  private final AsHouse house = new AsHouse();
  private final InMemoryRegistryStore store = new InMemoryRegistryStore();
  private final InMemoryOwnedResources owned = new InMemoryOwnedResources();
  private final RegisterResources resources =
      new RegisterResources(
          house.world.world(),
          new RegisterResources.Stores(
              store, owned, new FindResources(owned), house.accounts, new OneAtATime()),
          (_, _) -> {});

  @BeforeEach
  void aClinicThatMayRegister() {
    put("scope", "read", Map.of("name", text("read")), Map.of());
    put(
        "resource-definition",
        "d",
        Map.of(
            "resourceId", text("d"),
            "type", text("https://example.org/d"),
            "name", localized("D"),
            "maxPermissionDuration", new Value.Number(1000)),
        Map.of("scope", key("scope", "read")));
    aClinic();
    put(
        "resource-server-allowed-scopes",
        "clinic|d",
        Map.of(),
        Map.of(
            "resourceServer", key("resource-server", "clinic"),
            "resourceDefinition", key("resource-definition", "d"),
            "scope", key("scope", "read")));
    account("june");
    account("bob");
  }

  private void aClinic() {
    put(
        "oauth-client-metadata",
        "clinic",
        Map.of(
            "clientType", text("CONFIDENTIAL"),
            "clientAuthenticationType", text("client_secret_basic"),
            "grantTypes", text("client_credentials"),
            "secret", new Value.Hashed(SecretHash.sha256("clinic"))),
        Map.of());
    put(
        "oauth-client",
        "clinic",
        Map.of("clientId", text("clinic"), "clientName", localized("Clinic")),
        Map.of("oauthClientMetadata", key("oauth-client-metadata", "clinic")));
    put(
        "resource-server",
        "clinic",
        Map.of(
            "identifier", text("clinic"),
            "name", localized("Clinic"),
            "resourceServerUri", text("https://clinic.example"),
            "mayRegisterResources", new Value.Flag(true)),
        Map.of("oauthClient", key("oauth-client", "clinic")));
  }

  @Test
  void aNewDescriptionLeavesWhatTheAdministratorSaid() {
    var id = registered(CLINIC);
    change(id, fields -> fields.with("uri", text("https://clinic.example/elsewhere")));

    assertThat(resources.replace(CLINIC, now(), id, described("Other"))).isInstanceOf(Kept.class);

    var kept = now().resource(id).orElseThrow();
    assertThat(kept.uri()).isEqualTo(URI.create("https://clinic.example/elsewhere"));
    assertThat(kept.name()).contains(LocalizedText.of(new Language("en"), "Other"));
    assertThat(kept.description()).as("what it leaves out is gone").isEmpty();
  }

  @Test
  void whatIsRemovedMeanwhileIsNotMadeAgain() {
    var id = registered(CLINIC);
    var before = now();
    resources.remove(CLINIC, before, id);

    assertThat(resources.replace(CLINIC, before, id, described("Other")))
        .isInstanceOf(NoSuchResource.class);

    assertThat(store.load().find(key(id))).isEmpty();
  }

  @Test
  void whatIsRemovedTwiceAtOnceIsRemovedOnce() {
    for (var pat : List.of(CLINIC, JUNES)) {
      var id = registered(pat);
      var before = now();

      assertThat(resources.remove(pat, before, id)).isInstanceOf(Kept.class);
      assertThat(resources.remove(pat, before, id)).isInstanceOf(NoSuchResource.class);
    }
  }

  @Test
  void whatAnAdministratorDisablesMeanwhileStaysDisabled() {
    var id = registered(CLINIC);
    var before = now();
    change(id, fields -> new Fields(fields.attributes(), fields.relations(), true));

    assertThat(resources.replace(CLINIC, before, id, described("Other")))
        .isInstanceOf(NoSuchResource.class);

    assertThat(now().resource(id)).isEmpty();
  }

  @Test
  void whatAPersonsServerRemovesMeanwhileIsNotMadeAgain() {
    var id = registered(JUNES);
    house.accounts.goesBeforeItIsHeld(id("june"));

    assertThat(resources.replace(JUNES, now(), id, described("Other")))
        .as("the account is going")
        .isInstanceOf(NotAllowed.class);
    assertThat(owned.remove(id, id("june"))).isTrue();
    assertThat(resources.replace(JUNES, now(), id, described("Other")))
        .isInstanceOf(NoSuchResource.class);
    assertThat(resources.remove(JUNES, now(), id)).isInstanceOf(NoSuchResource.class);

    assertThat(owned.find(List.of(id))).isEmpty();
  }

  @Test
  void whatBelongsToSomebodyElseIsLeftAlone() {
    var id = registered(BOBS);

    assertThat(resources.find(JUNES, now(), id)).isEmpty();
    assertThat(resources.find(CLINIC, now(), id)).as("by the server's own").isEmpty();
    assertThat(resources.list(CLINIC, now())).isEmpty();
    for (var pat : List.of(JUNES, CLINIC)) {
      assertThat(resources.replace(pat, now(), id, described("Other")))
          .isInstanceOf(NoSuchResource.class);
      assertThat(resources.remove(pat, now(), id)).isInstanceOf(NoSuchResource.class);
    }

    assertThat(owned.page(id("bob"), Optional.empty(), 9))
        .singleElement()
        .satisfies(one -> assertThat(one.description()).contains("some words"));
    assertThat(resources.list(BOBS, now())).containsExactly(id);
  }

  @Test
  void aPersonsComesBackAsDescribedAndWhatTheNextDescriptionLeavesOutIsGone() {
    var id = registered(JUNES);
    assertThat(resources.find(JUNES, now(), id))
        .hasValueSatisfying(one -> {
          assertThat(one.description()).contains("some words");
          assertThat(one.scopes()).isEqualTo(ScopeSet.of("read"));
          assertThat(one.uri()).isEqualTo(URI.create("https://clinic.example"));
          assertThat(one.owner()).contains(id("june"));
        });

    assertThat(resources.replace(JUNES, now(), id, described("Other"))).isInstanceOf(Kept.class);

    assertThat(resources.find(JUNES, now(), id))
        .hasValueSatisfying(one -> {
          assertThat(one.description()).isEmpty();
          assertThat(one.name()).contains(LocalizedText.of(new Language("en"), "Other"));
        });
  }

  @Test
  void ofAPersonsResourceTheRegistryKnowsNothing() {
    var before = store.load();

    var id = registered(JUNES);
    resources.replace(JUNES, now(), id, described("Other"));
    assertThat(store.load()).isEqualTo(before);
    assertThat(resources.remove(JUNES, now(), id)).isInstanceOf(Kept.class);

    assertThat(store.version()).isEqualTo(before.version());
    assertThat(owned.find(List.of(id))).isEmpty();
  }

  @Test
  void forAnAccountThatIsGoingNothingIsRegistered() {
    house.accounts.goesBeforeItIsHeld(id("june"));

    assertThat(resources.register(JUNES, now(), described("Late"))).isInstanceOf(NotAllowed.class);

    assertThat(owned.page(id("june"), Optional.empty(), 9)).isEmpty();
  }

  @Test
  void ofOnePersonAServerRegistersSoManyAndNoMore() {
    var last = many(RegisterResources.MOST);
    assertThat(resources.list(JUNES, now())).as("one is disabled").hasSize(last.size() - 1);

    assertThat(resources.register(JUNES, now(), described("One more")))
        .isEqualTo(new TooManyOfOne(RegisterResources.MOST));
    assertThat(resources.replace(JUNES, now(), last.getLast(), described("Other")))
        .isInstanceOf(Kept.class);
    registered(BOBS);
    registered(CLINIC);
    resources.remove(JUNES, now(), last.getLast());
    registered(JUNES);
  }

  @Test
  void ofGeneralOnesAServerRegistersSoManyAndNoMore() {
    var ids = manyGeneral(RegisterResources.MOST);
    var tooMany = new TooManyGeneral(RegisterResources.MOST);
    assertThat(resources.list(CLINIC, now())).as("one is disabled").hasSize(ids.size() - 1);

    assertThat(resources.register(CLINIC, now(), described("One more"))).isEqualTo(tooMany);
    change(ids.getFirst(), fields -> new Fields(fields.attributes(), fields.relations(), false));
    assertThat(resources.register(CLINIC, now(), described("One more"))).isEqualTo(tooMany);
    assertThat(resources.replace(CLINIC, now(), ids.getLast(), described("Other")))
        .isInstanceOf(Kept.class);
    registered(BOBS);
    resources.remove(CLINIC, now(), ids.getLast());
    registered(CLINIC);
  }

  /** Two that saw the same place free. */
  @Test
  void whoeverComesSecondToTheLastPlaceOfGeneralOnesIsRefused() {
    manyGeneral(RegisterResources.MOST - 1);
    var before = now();

    assertThat(resources.register(CLINIC, before, described("A"))).isInstanceOf(Kept.class);
    assertThat(resources.register(CLINIC, before, described("B")))
        .isInstanceOf(TooManyGeneral.class);
  }

  /** So many of the clinic's, as an administrator would say them; the first is disabled. */
  private List<ResourceId> manyGeneral(int count) {
    var ids = IntStream.range(0, count).mapToObj(it -> new ResourceId("general " + it)).toList();
    put(
        ids.stream()
            .map(id -> {
              Map<String, Value> attributes = Map.of("resourceId", text(id.value()));
              var relations =
                  Map.of(
                      "resourceServer", List.of(key("resource-server", "clinic")),
                      "resourceDefinition", List.of(key("resource-definition", "d")),
                      "scope", List.of(key("scope", "read")));
              return new Draft(
                  key(id), new Fields(attributes, relations, id.equals(ids.getFirst())));
            })
            .toList());
    return ids;
  }

  /** So many of June's, straight into the table; the first is of no definition that takes part. */
  private List<ResourceId> many(int count) {
    var ids = IntStream.range(0, count).mapToObj(it -> new ResourceId("one " + it)).toList();
    ids.forEach(id -> {
      var definition = new DefinitionId(id.equals(ids.getFirst()) ? "gone" : "d");
      assertThat(owned.add(ofJune(id, definition), count)).isTrue();
    });
    return ids;
  }

  private static OwnedResource ofJune(ResourceId id, DefinitionId definition) {
    return new OwnedResource(
        id,
        id("june"),
        new ResourceServerId("clinic"),
        definition,
        ScopeSet.of("read"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private ResourceId registered(Pat pat) {
    var description =
        new Description(
            Optional.of(URI.create("https://example.org/d")),
            ScopeSet.of("read"),
            Optional.empty(),
            Optional.of("some words"),
            Optional.empty());
    var outcome = resources.register(pat, now(), description);
    assertThat(outcome).isInstanceOf(Kept.class);
    return ((Kept) outcome).id();
  }

  private static Description described(String name) {
    return new Description(
        Optional.of(URI.create("https://example.org/d")),
        ScopeSet.of("read"),
        Optional.of(LocalizedText.of(new Language("en"), name)),
        Optional.empty(),
        Optional.empty());
  }

  private Snapshot now() {
    return Snapshot.of(store.load());
  }

  private void account(String name) {
    house.accounts.add(
        new Account(
            id(name),
            new WalletId("wallet"),
            new ClientCredential.SharedSecret(
                ClientAuthenticationMethod.CLIENT_SECRET_BASIC, SecretHash.sha256(name)),
            SecretHash.sha256("management of " + name)));
  }

  private void change(ResourceId id, UnaryOperator<Fields> how) {
    var fields = store.load().find(key(id)).orElseThrow().fields();
    put(List.of(new Draft(key(id), how.apply(fields))));
  }

  private void put(
      String type, String handle, Map<String, Value> attributes, Map<String, EntityKey> to) {
    var relations = new HashMap<String, List<EntityKey>>();
    to.forEach((name, target) -> relations.put(name, List.of(target)));
    put(List.of(new Draft(key(type, handle), new Fields(attributes, relations, false))));
  }

  private void put(List<Draft> drafts) {
    var _ = store.change(_ -> new RegistryChange(drafts, List.of()), Instant.EPOCH);
  }

  private static ClientId id(String name) {
    return new ClientId(name);
  }

  private static EntityKey key(ResourceId id) {
    return key("resource", id.value());
  }

  private static EntityKey key(String type, String handle) {
    return new EntityKey(type, handle);
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }

  private static Value localized(String text) {
    return new Value.Localized(LocalizedText.of(new Language("en"), text));
  }
}

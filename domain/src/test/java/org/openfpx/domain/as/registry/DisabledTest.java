package org.openfpx.domain.as.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.registry.Entity;
import org.openfpx.domain.registry.EntityKey;
import org.openfpx.domain.registry.Fields;
import org.openfpx.domain.registry.Registry;
import org.openfpx.domain.registry.Value;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;

/**
 * A disabled entity takes part in nothing, and nothing that needs it does (protocol, section 5).
 */
class DisabledTest {
  private static final Set<String> CAN_BE_DISABLED =
      Set.of(
          "oauth-client",
          "uma-client",
          "capability-ticket",
          "resource-server",
          "resource",
          "wallet",
          "claims-issuer");
  private static final int PARTIES = 3;

  @Test
  void withNothingDisabledEverythingTakesPart() {
    var snapshot = Snapshot.of(Registry.of(7, network()));
    assertThat(snapshot.version()).isEqualTo(7);
    assertThat(snapshot.umaClients()).hasSize(PARTIES);
    assertThat(snapshot.resourceServers()).hasSize(PARTIES);
    assertThat(snapshot.resources()).hasSize(PARTIES);
    assertThat(snapshot.wallets()).hasSize(PARTIES);
    assertThat(snapshot.capabilityTicket(new ClientId("c0"), new CapabilityTicketId("t0")))
        .isPresent();
    assertThat(snapshot.capabilityTicket(new ClientId("c1"), new CapabilityTicketId("t0")))
        .isEmpty();
  }

  @Test
  void whatBelongsToSomebodyDoesNotStandInTheRegistry() {
    var snapshot = Snapshot.of(Registry.of(1, network()));
    var general = snapshot.resource(new ResourceId("r0")).orElseThrow();
    var owned =
        new Resource(
            new ResourceId("owned"),
            general.server(),
            general.definition(),
            general.scopes(),
            general.uri(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new ClientId("june")));

    var with = snapshot.with(List.of(owned));

    assertThat(with.resource(owned.id())).contains(owned);
    assertThat(with.resource(general.id())).contains(general);
    assertThat(with.with(List.of()).resource(owned.id())).as("it stays").contains(owned);
    assertThat(with.resources()).isEqualTo(snapshot.resources());
    assertThat(with.version()).isEqualTo(snapshot.version());
    assertThat(snapshot.resource(owned.id())).isEmpty();
  }

  @Test
  void whateverIsDisabledNothingOfItIsFound() {
    for (long seed = 0; seed < 500; seed++) {
      var random = new Random(seed);
      var disabled = new HashSet<EntityKey>();
      var entities = new ArrayList<Entity>();
      for (var entity : network()) {
        boolean off = CAN_BE_DISABLED.contains(entity.key().type()) && random.nextInt(4) == 0;
        if (off) {
          disabled.add(entity.key());
        }
        entities.add(off ? disabled(entity) : entity);
      }
      check(Snapshot.of(Registry.of(1, entities)), disabled, "seed " + seed);
    }
  }

  private static void check(Snapshot snapshot, Set<EntityKey> disabled, String seed) {
    for (int i = 0; i < PARTIES; i++) {
      boolean client = on(disabled, "oauth-client", "c" + i);
      boolean uma = client && on(disabled, "uma-client", "c" + i);
      boolean server =
          on(disabled, "oauth-client", "s" + i) && on(disabled, "resource-server", "s" + i);
      var id = new ClientId("c" + i);
      assertThat(snapshot.client(id).isPresent()).as(seed).isEqualTo(client);
      assertThat(snapshot.find(id).isPresent()).as(seed).isEqualTo(client);
      assertThat(snapshot.umaClient(id).isPresent()).as(seed).isEqualTo(uma);
      assertThat(snapshot.capabilitiesOf(id).isEmpty()).as(seed).isEqualTo(!uma);
      assertThat(snapshot.capabilityTicket(id, new CapabilityTicketId("t" + i)).isPresent())
          .as(seed)
          .isEqualTo(uma && on(disabled, "capability-ticket", "t" + i));
      assertThat(snapshot.resourceServer(new ResourceServerId("s" + i)).isPresent())
          .as(seed)
          .isEqualTo(server);
      assertThat(snapshot.resourceServerOf(new ClientId("s" + i)).isPresent())
          .as(seed)
          .isEqualTo(server);
      assertThat(snapshot.resource(new ResourceId("r" + i)).isPresent())
          .as(seed)
          .isEqualTo(server && on(disabled, "resource", "r" + i));
      assertThat(snapshot.walletOf(new ClientId("w" + i)).isPresent())
          .as(seed)
          .isEqualTo(on(disabled, "oauth-client", "w" + i) && on(disabled, "wallet", "w" + i));
      assertThat(snapshot.claimsIssuer(new Issuer("https://people.example/" + i)).isPresent())
          .as(seed)
          .isEqualTo(on(disabled, "claims-issuer", "i" + i));
    }
  }

  private static boolean on(Set<EntityKey> disabled, String type, String handle) {
    return !disabled.contains(new EntityKey(type, handle));
  }

  private static Entity disabled(Entity entity) {
    var fields = entity.fields();
    return new Entity(
        entity.key(),
        entity.id(),
        entity.version(),
        entity.dateCreated(),
        entity.lastUpdated(),
        new Fields(fields.attributes(), fields.relations(), true));
  }

  private static List<Entity> network() {
    var all = new ArrayList<Entity>();
    all.add(entity("scope", "read", Map.of("name", text("read")), Map.of()));
    all.add(
        entity(
            "resource-definition",
            "d",
            Map.of(
                "resourceId", text("d"),
                "type", text("https://example.org/d"),
                "name", localized("D"),
                "maxPermissionDuration", new Value.Number(1000)),
            Map.of("scope", "read")));
    all.add(
        entity("purpose", "p", Map.of("identifier", text("p"), "text", localized("P")), Map.of()));
    for (int i = 0; i < PARTIES; i++) {
      asking(all, i);
      serving(all, i);
      wallet(all, i);
      all.add(
          entity(
              "claims-issuer",
              "i" + i,
              Map.of(
                  "identifier", text("i" + i),
                  "issuerUri", text("https://people.example/" + i),
                  "jwksUri", text("https://people.example/jwks"),
                  "claims", new Value.Texts(List.of("email"))),
              Map.of()));
    }
    return all;
  }

  private static void asking(List<Entity> all, int i) {
    client(all, "c" + i);
    all.add(
        entity(
            "uma-client",
            "c" + i,
            Map.of("claimsRedirectUris", new Value.Texts(List.of("https://c.example/back"))),
            Map.of("oauthClient", "c" + i)));
    all.add(
        entity(
            "requested-resource",
            "c" + i + "|q",
            Map.of("identifier", text("q")),
            Map.of("umaClient", "c" + i, "resourceDefinition", "d", "scope", "read")));
    all.add(
        entity(
            "capability-ticket",
            "t" + i,
            Map.of("identifier", text("t" + i)),
            Map.of("umaClient", "c" + i, "purpose", "p")));
    all.add(
        entity(
            "requested-resource-capability-ticket",
            "t" + i + "|c" + i + "|q",
            Map.of(),
            Map.of("capabilityTicket", "t" + i, "requestedResource", "c" + i + "|q")));
  }

  private static void serving(List<Entity> all, int i) {
    client(all, "s" + i);
    all.add(
        entity(
            "resource-server",
            "s" + i,
            Map.of(
                "identifier", text("s" + i),
                "name", localized("S"),
                "resourceServerUri", text("https://s.example")),
            Map.of("oauthClient", "s" + i)));
    all.add(
        entity(
            "resource",
            "r" + i,
            Map.of("resourceId", text("r" + i)),
            Map.of("resourceServer", "s" + i, "resourceDefinition", "d", "scope", "read")));
  }

  private static void wallet(List<Entity> all, int i) {
    client(all, "w" + i);
    all.add(
        entity(
            "oauth-provider",
            "w" + i,
            Map.of(
                "name", localized("W"),
                "clientId", text("as"),
                "issuerUri", text("https://w.example")),
            Map.of()));
    all.add(
        entity(
            "wallet",
            "w" + i,
            Map.of("identifier", text("w" + i), "name", localized("W")),
            Map.of("oauthClient", "w" + i, "oauthProvider", "w" + i)));
  }

  private static void client(List<Entity> all, String id) {
    all.add(
        entity(
            "oauth-client-metadata",
            id,
            Map.of(
                "clientType", text("CONFIDENTIAL"),
                "clientAuthenticationType", text("client_secret_basic"),
                "grantTypes", text("refresh_token"),
                "secret", new Value.Hashed(SecretHash.sha256(id))),
            Map.of()));
    all.add(
        entity(
            "oauth-client",
            id,
            Map.of("clientId", text(id), "clientName", localized(id)),
            Map.of("oauthClientMetadata", id)));
  }

  private static final Map<String, String> TARGETS =
      Map.ofEntries(
          Map.entry("scope", "scope"),
          Map.entry("oauthClient", "oauth-client"),
          Map.entry("oauthClientMetadata", "oauth-client-metadata"),
          Map.entry("umaClient", "uma-client"),
          Map.entry("resourceDefinition", "resource-definition"),
          Map.entry("purpose", "purpose"),
          Map.entry("capabilityTicket", "capability-ticket"),
          Map.entry("requestedResource", "requested-resource"),
          Map.entry("resourceServer", "resource-server"),
          Map.entry("oauthProvider", "oauth-provider"));

  private static Entity entity(
      String type, String handle, Map<String, Value> attributes, Map<String, String> relations) {
    var targets = new HashMap<String, List<EntityKey>>();
    relations.forEach((name, target) ->
        targets.put(name, List.of(new EntityKey(TARGETS.getOrDefault(name, name), target))));
    return new Entity(
        new EntityKey(type, handle),
        1,
        1,
        Instant.EPOCH,
        Instant.EPOCH,
        new Fields(new TreeMap<>(attributes), new TreeMap<>(targets), false));
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }

  private static Value localized(String text) {
    return new Value.Localized(LocalizedText.of(new Language("en"), text));
  }
}

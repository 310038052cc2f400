package org.openfpx.domain.testing.as;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.openfpx.domain.testing.as.AsMother.ACCOUNT;
import static org.openfpx.domain.testing.as.AsMother.READ;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.account.Account;
import org.openfpx.domain.as.account.Accounts;
import org.openfpx.domain.as.owned.OwnedResource;
import org.openfpx.domain.as.owned.OwnedResources;
import org.openfpx.domain.as.registry.DefinitionId;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.ResourceServerId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.testing.oauth.Rivals;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.time.Atomically;

/** What every store of people's resources promises. */
public interface OwnedResourcesContract {
  ClientId OTHER = new ClientId("other");
  ResourceServerId CLINIC = new ResourceServerId("clinic");
  ResourceServerId ELSEWHERE = new ResourceServerId("elsewhere");
  int MANY = 1000;

  /** Resources, and the accounts that they belong to. */
  record Stores(OwnedResources resources, Accounts accounts, Atomically atomically) {}

  Stores emptyStores();

  /** How many prizes the rivals march over. */
  default int prizes() {
    return 20_000;
  }

  private OwnedResources store() {
    var stores = emptyStores();
    List.of(ACCOUNT, OTHER).forEach(id -> stores.accounts().add(account(id)));
    return stores.resources();
  }

  private static Account account(ClientId id) {
    return new Account(
        id, AsMother.WALLET, AccountsContract.SECRET, AsMother.hash("management of " + id));
  }

  /** One of the clinic's without any words. */
  static OwnedResource resource(String id, ClientId owner) {
    return resource(id, owner, CLINIC);
  }

  /** The same of another server. */
  static OwnedResource resource(String id, ClientId owner, ResourceServerId server) {
    return new OwnedResource(
        new ResourceId(id),
        owner,
        server,
        new DefinitionId("immunizations"),
        READ,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static OwnedResource described(String id, String words) {
    return new OwnedResource(
        new ResourceId(id),
        ACCOUNT,
        CLINIC,
        new DefinitionId("d é"),
        ScopeSet.of("read", "write:all"),
        Optional.of(
            new LocalizedText(
                Map.of(new Language("de"), words, new Language("en"), "a\tb\\n c\n\r\\"))),
        Optional.of(words),
        Optional.of(URI.create("https://clinic.example/icon?a=b")));
  }

  private static OwnedResources.Entry entry(OwnedResource of) {
    return new OwnedResources.Entry(of.id(), of.definition());
  }

  private static List<OwnedResource> found(OwnedResources store, String... ids) {
    return store.find(java.util.Arrays.stream(ids).map(ResourceId::new).toList());
  }

  @Test
  default void aResourceComesBackAsItWasDescribed() {
    var store = store();
    for (var one :
        List.of(resource("bare", ACCOUNT), described("whole", "Wörter, 言葉 \uD83D\uDE00"))) {
      assertThat(store.add(one, MANY)).isTrue();

      assertThat(store.find(List.of(one.id()))).containsExactly(one);
      assertThat(found(store, one.id().value().toUpperCase(Locale.ROOT))).isEmpty();
    }
    assertThat(catchThrowable(() -> store.add(described("bare", "words"), MANY))).isNotNull();
    assertThat(found(store, "bare")).containsExactly(resource("bare", ACCOUNT));
  }

  @Test
  default void severalAreFoundAtOnceWhoeverTheyBelongTo() {
    var store = store();
    store.add(resource("a", ACCOUNT), MANY);
    store.add(resource("b", OTHER), MANY);
    store.add(resource("c", OTHER, ELSEWHERE), MANY);

    assertThat(found(store, "b", "unknown", "a"))
        .containsExactlyInAnyOrder(resource("a", ACCOUNT), resource("b", OTHER));
    assertThat(found(store)).isEmpty();
  }

  @Test
  default void theyAreFoundWithoutTheirWordsToo() {
    var store = store();
    var described = described("a", "words");
    store.add(described, MANY);
    store.add(resource("b", OTHER), MANY);

    assertThat(described.bare()).isNotEqualTo(described);
    for (var ids : List.of(List.of("a", "b"), List.of("b", "unknown", "a"))) {
      assertThat(store.findBare(ids.stream().map(ResourceId::new).toList()))
          .containsExactlyInAnyOrder(described.bare(), resource("b", OTHER));
    }
    assertThat(store.findBare(List.of())).isEmpty();
    assertThat(found(store, "a")).as("they are there").containsExactly(described);
  }

  @Test
  default void thoseOfAnAccountAreReadByPagesAndNoOthers() {
    var store = store();
    for (var id : List.of("b", "C", "a-1", "a")) {
      store.add(resource(id, ACCOUNT), MANY);
    }
    store.add(resource("a-0", OTHER), MANY);

    assertThat(store.page(ACCOUNT, Optional.empty(), 2))
        .containsExactly(resource("C", ACCOUNT), resource("a", ACCOUNT));
    assertThat(store.page(ACCOUNT, Optional.of(new ResourceId("a")), 9))
        .containsExactly(resource("a-1", ACCOUNT), resource("b", ACCOUNT));
    assertThat(store.page(ACCOUNT, Optional.of(new ResourceId("b")), 9)).isEmpty();
  }

  @Test
  default void aServerSeesWhatItRegisteredForTheAccountInOrder() {
    var store = store();
    store.add(described("b", "words"), MANY);
    store.add(resource("a", ACCOUNT), MANY);
    store.add(resource("c", ACCOUNT, ELSEWHERE), MANY);
    store.add(resource("d", OTHER), MANY);

    assertThat(store.at(CLINIC, ACCOUNT))
        .containsExactly(entry(resource("a", ACCOUNT)), entry(described("b", "words")));
    assertThat(store.at(ELSEWHERE, OTHER)).isEmpty();
  }

  @Test
  default void oneIsReplacedWholeByItsServerForItsOwnerAlone() {
    var store = store();
    store.add(described("r", "before"), MANY);
    store.add(resource("other", ACCOUNT), MANY);

    // The same once more is no failure.
    for (var next : List.of(described("r", "after"), described("r", "after"))) {
      assertThat(store.replace(next)).isTrue();
      assertThat(found(store, "r")).containsExactly(next);
    }
    assertThat(store.replace(resource("r", OTHER))).isFalse();
    assertThat(store.replace(resource("r", ACCOUNT, ELSEWHERE))).isFalse();
    assertThat(store.replace(resource("unknown", ACCOUNT))).isFalse();
    assertThat(found(store, "r", "unknown")).containsExactly(described("r", "after"));
    assertThat(store.replace(resource("r", ACCOUNT))).isTrue();
    assertThat(found(store, "r")).as("what it leaves out").containsExactly(resource("r", ACCOUNT));
    assertThat(found(store, "other")).containsExactly(resource("other", ACCOUNT));
  }

  @Test
  default void oneIsRemovedForItsOwnerAlone() {
    var store = store();
    store.add(resource("r", ACCOUNT), MANY);
    store.add(resource("other", ACCOUNT), MANY);

    assertThat(store.remove(new ResourceId("r"), OTHER)).isFalse();
    assertThat(found(store, "r")).isNotEmpty();
    assertThat(store.remove(new ResourceId("r"), ACCOUNT)).isTrue();
    assertThat(store.remove(new ResourceId("r"), ACCOUNT)).isFalse();
    assertThat(found(store, "r", "other")).containsExactly(resource("other", ACCOUNT));
  }

  @Test
  default void withAnAccountAllOfItsGoAtEveryServer() {
    var store = store();
    store.add(resource("a", ACCOUNT), MANY);
    store.add(resource("b", ACCOUNT, ELSEWHERE), MANY);
    store.add(resource("c", OTHER), MANY);

    store.removeAllOf(ACCOUNT);

    assertThat(found(store, "a", "b", "c")).containsExactly(resource("c", OTHER));
  }

  @Test
  default void anAccountHasSoManyAtAServerAndNoMore() {
    var store = store();
    assertThat(store.add(resource("a", ACCOUNT), 2)).isTrue();
    assertThat(store.add(resource("b", ACCOUNT), 2)).isTrue();

    assertThat(store.add(resource("c", ACCOUNT), 2)).isFalse();
    assertThat(store.add(resource("c", ACCOUNT, ELSEWHERE), 2)).isTrue();
    assertThat(store.add(resource("d", OTHER), 2)).isTrue();
    assertThat(store.remove(new ResourceId("a"), ACCOUNT)).isTrue();
    assertThat(store.add(resource("e", ACCOUNT), 2)).isTrue();
  }

  @Test
  default void ofRivalsForTheLastPlaceOneGetsIt() {
    var stores = emptyStores();
    var turn = new AtomicInteger();
    for (int i = 0; i < prizes(); i++) {
      stores.accounts().add(account(rival(i)));
      stores.resources().add(resource("first of " + i, rival(i)), 2);
    }

    var outcomes =
        Rivals.march(
            prizes(),
            at -> {
              var resource = resource("r" + turn.incrementAndGet(), rival(at));
              return stores
                  .atomically()
                  .run(() ->
                      stores.accounts().hold(rival(at)) && stores.resources().add(resource, 2));
            });

    assertThat(outcomes).allSatisfy(one -> assertThat(one).containsOnlyOnce(true));
    for (int i = 0; i < prizes(); i++) {
      assertThat(stores.resources().at(CLINIC, rival(i))).hasSize(2);
    }
  }

  private static ClientId rival(int number) {
    return new ClientId("account-" + number);
  }
}

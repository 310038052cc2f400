package org.openfpx.domain.testing.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.registry.Attribute;
import org.openfpx.domain.registry.AttributeKind;
import org.openfpx.domain.registry.Draft;
import org.openfpx.domain.registry.EntityKey;
import org.openfpx.domain.registry.Fields;
import org.openfpx.domain.registry.RegistryChange;
import org.openfpx.domain.registry.RegistryModel;
import org.openfpx.domain.registry.RegistryStore;
import org.openfpx.domain.registry.RegistryType;
import org.openfpx.domain.registry.Relation;
import org.openfpx.domain.registry.SealedSecret;
import org.openfpx.domain.registry.Value;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;

/** What every store of registries promises. */
public interface RegistryStoreContract {
  /** A type with an attribute of every kind, and one that refers to it. */
  RegistryModel MODEL =
      new RegistryModel(
          "test",
          List.of(
              RegistryType.named("thing")
                  .key("name")
                  .with(Attribute.text("name").mandatory().withoutDoubles())
                  .with(everyKind())
                  .canBeDisabled()
                  .build(),
              RegistryType.named("owner")
                  .key("name")
                  .with(Attribute.text("name").mandatory())
                  .with(Relation.toMany("things", "thing"))
                  .build()));

  Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
  Instant LATER = NOW.plus(Duration.ofMinutes(1));

  private static Attribute[] everyKind() {
    return java.util.Arrays.stream(AttributeKind.values())
        .map(kind -> Attribute.of(kind.name(), kind))
        .toArray(Attribute[]::new);
  }

  RegistryStore emptyStore();

  @Test
  default void anEmptyRegistryIsVersionZeroAndHoldsNothing() {
    var store = emptyStore();
    assertThat(store.version()).isZero();
    assertThat(store.load().entities()).isEmpty();
  }

  @Test
  default void everyKindOfValueComesBackAsItWas() {
    var store = emptyStore();
    var fields = new TreeMap<String, Value>();
    fields.put("name", new Value.Text("one"));
    fields.put("TEXT", new Value.Text("a text with \"quotes\", ünïcode 🦊 and\na line break"));
    fields.put("LOCALIZED_TEXT", localized("one", "un"));
    fields.put("URI", new Value.Text("https://example.org/?a=b"));
    fields.put("WEB_URI", new Value.Text("https://example.org/icon.png"));
    fields.put("LOCALIZED_URI", localized("https://example.org/en", "https://example.org/fr"));
    fields.put("INTEGER", new Value.Number(-7));
    fields.put("MILLIS", new Value.Number(Long.MAX_VALUE));
    fields.put("BOOLEAN", new Value.Flag(true));
    fields.put("CHOICE", new Value.Text("strict"));
    fields.put("TEXT_LIST", new Value.Texts(List.of("z", "a", "z")));
    fields.put("URI_LIST", new Value.Texts(List.of("https://b.example", "https://a.example")));
    fields.put("JSON_OBJECT", new Value.Members(new TreeMap<>(Map.of("prompt", "login", "x", ""))));
    fields.put("SECRET_HASHED", new Value.Hashed(SecretHash.sha256("secret")));
    fields.put("KEY_SET", new Value.Text("{\"keys\": []}"));
    fields.put(
        "SECRET_SEALED",
        new Value.Kept(new SealedSecret(new Sealed("1:abc"), "registry.thing:one")));
    fields.put("INSTANT", new Value.Moment(Instant.parse("2026-01-05T10:00:00.123456Z")));
    put(store, new Draft(thing("one"), new Fields(fields, Map.of(), true)));
    var sealed = new Value.Kept(new SealedSecret(new Sealed("1:def"), "registry.thing:two"));
    put(
        store,
        new Draft(
            thing("two"),
            new Fields(
                new TreeMap<>(Map.of("name", new Value.Text("two"), "SECRET_HASHED", sealed)),
                Map.of(),
                false)));

    var kept = store.load().find(thing("one")).orElseThrow();
    assertThat(kept.fields().attributes()).isEqualTo(fields);
    assertThat(kept.fields().disabled()).isTrue();
    assertThat(store.load().find(thing("two")).orElseThrow().fields().value("SECRET_HASHED"))
        .contains(sealed);
  }

  @Test
  default void relationsKeepTheirOrder() {
    var store = emptyStore();
    put(store, aThing("a"), aThing("b"), aThing("c"), owner("x", "c", "a", "b"));

    assertThat(
            store.load().find(new EntityKey("owner", "x")).orElseThrow().fields().related("things"))
        .containsExactly(thing("c"), thing("a"), thing("b"));
  }

  @Test
  default void idsAreNumbersPerTypeAndStay() {
    var store = emptyStore();
    put(store, aThing("b"), aThing("a"), owner("x", "a"));
    store.change(now -> put(new Draft(thing("b"), disabled("b"))), LATER);
    put(store, aThing("c"));

    var registry = store.load();
    assertThat(registry.ofType("thing"))
        .extracting(e -> e.key().handle())
        .containsExactly("b", "a", "c");
    assertThat(registry.ofType("thing")).extracting(e -> e.id()).containsExactly(1L, 2L, 3L);
    assertThat(registry.ofType("owner")).extracting(e -> e.id()).containsExactly(1L);
  }

  @Test
  default void aChangeIsSeenInVersionsAndTimes() {
    var store = emptyStore();
    put(store, aThing("a"), aThing("b"));
    assertThat(store.version()).isEqualTo(1);
    store.change(now -> put(new Draft(thing("a"), disabled("a"))), LATER);

    assertThat(store.version()).isEqualTo(2);
    var changed = store.load().find(thing("a")).orElseThrow();
    assertThat(changed.version()).isEqualTo(2);
    assertThat(changed.dateCreated()).isEqualTo(NOW);
    assertThat(changed.lastUpdated()).isEqualTo(LATER);
    assertThat(changed.fields().disabled()).isTrue();
    assertThat(store.load().find(thing("b")).orElseThrow().version()).isEqualTo(1);
  }

  @Test
  default void whatChangesNothingKeepsTheVersion() {
    var store = emptyStore();
    put(store, aThing("a"));
    store.change(now -> RegistryChange.NONE, LATER);
    assertThat(store.version()).isEqualTo(1);
  }

  @Test
  default void whatIsNotSaidAnyMoreIsGone() {
    var store = emptyStore();
    put(store, aThing("a"), aThing("b"), owner("x", "a", "b"));
    put(store, owner("x", "b"));
    assertThat(
            store.load().find(new EntityKey("owner", "x")).orElseThrow().fields().related("things"))
        .containsExactly(thing("b"));
  }

  @Test
  default void whatIsRemovedIsGoneAndCanComeBack() {
    var store = emptyStore();
    put(store, aThing("a"), owner("x", "a"));
    store.change(now -> new RegistryChange(List.of(), List.of(new EntityKey("owner", "x"))), NOW);
    assertThat(store.load().entities()).containsOnlyKeys(thing("a"));
    put(store, owner("x", "a"));
    assertThat(store.load().ofType("owner")).hasSize(1);
  }

  @Test
  default void ifTheDecisionFailsNothingIsKept() {
    var store = emptyStore();
    assertThatThrownBy(() ->
            store.change(
                now -> {
                  throw new UnsupportedOperationException("no");
                },
                NOW))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> put(store, aThing("a"), owner("x", "nobody")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(store.version()).isZero();
    assertThat(store.load().entities()).isEmpty();
  }

  @Test
  default void ofSimultaneousChangesEachSeesTheOneBefore() throws Exception {
    var store = emptyStore();
    try (var people = Executors.newFixedThreadPool(4)) {
      var all =
          java.util.stream.IntStream.range(0, 24)
              .mapToObj(i ->
                  people.submit(
                      () -> store.change(now -> put(aThing("t" + now.entities().size())), NOW)))
              .toList();
      for (var one : all) {
        one.get();
      }
    }
    assertThat(store.version()).isEqualTo(24);
    assertThat(store.load().entities()).hasSize(24);
  }

  private static void put(RegistryStore store, Draft... drafts) {
    store.change(now -> put(drafts), NOW);
  }

  private static RegistryChange put(Draft... drafts) {
    return new RegistryChange(List.of(drafts), List.of());
  }

  private static EntityKey thing(String name) {
    return new EntityKey("thing", name);
  }

  private static Draft aThing(String name) {
    return new Draft(
        thing(name), new Fields(Map.of("name", new Value.Text(name)), Map.of(), false));
  }

  private static Fields disabled(String name) {
    return new Fields(Map.of("name", new Value.Text(name)), Map.of(), true);
  }

  private static Draft owner(String name, String... things) {
    var targets = java.util.Arrays.stream(things).map(RegistryStoreContract::thing).toList();
    return new Draft(
        new EntityKey("owner", name),
        new Fields(Map.of("name", new Value.Text(name)), Map.of("things", targets), false));
  }

  private static Value localized(String english, String french) {
    return new Value.Localized(
        new LocalizedText(Map.of(new Language("en"), english, new Language("fr"), french)));
  }
}

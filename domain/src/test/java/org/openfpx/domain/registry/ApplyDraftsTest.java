package org.openfpx.domain.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.registry.InMemoryRegistryStore;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;

/** Drafts are applied whole or not at all, and everything wrong is said at once. */
class ApplyDraftsTest {
  private static final RegistryModel MODEL =
      new RegistryModel(
          "test",
          List.of(
              RegistryType.named("shelf")
                  .key("name")
                  .with(
                      Attribute.text("name").mandatory(),
                      Attribute.text("place").withoutDoubles(),
                      Attribute.choice("size", "small", "large"),
                      Attribute.of("width", AttributeKind.INTEGER),
                      Attribute.of("opens", AttributeKind.MILLIS),
                      Attribute.uri("plan"),
                      Attribute.webUri("photo"),
                      Attribute.localizedUri("picture"),
                      Attribute.of("door", AttributeKind.SECRET_HASHED).sealedWith("size", "large"),
                      Attribute.of("safe", AttributeKind.SECRET_SEALED))
                  .with(Relation.children("books", "book", "shelf"))
                  .canBeDisabled()
                  .build(),
              RegistryType.named("book")
                  .key("shelf", "title")
                  .with(Attribute.text("title").mandatory())
                  .with(Relation.toOne("shelf", "shelf").mandatory())
                  .build(),
              RegistryType.named("loan")
                  .key("book")
                  .with(Relation.toOne("book", "book").mandatory())
                  .build(),
              RegistryType.named("library")
                  .key("name")
                  .with(Attribute.text("name").mandatory())
                  .singleton()
                  .build()));

  private final InMemoryRegistryStore store = new InMemoryRegistryStore();
  private final CountingSealer sealer = new CountingSealer();
  private final TestWorld world = new TestWorld();
  private final ApplyDrafts applyDrafts = new ApplyDrafts(MODEL, store, sealer, world);

  @Test
  void applyingTheSameAgainChangesNothing() {
    var drafts = List.of(shelf("a", "books", book("x")), bookOn("a", "x"));
    var first = applied(drafts);
    assertThat(first.kept()).isEqualTo(2);
    assertThat(applied(drafts)).isEqualTo(new ApplyDrafts.Outcome.Applied(first.registry(), 0, 0));
    assertThat(store.version()).isEqualTo(1);
  }

  @Test
  void onlyWhatChangedGetsANewVersion() {
    applied(List.of(shelf("a"), shelf("b")));
    world.pass(java.time.Duration.ofMinutes(1));
    applied(List.of(shelf("a"), with(shelf("b"), "width", new Value.Number(3))));
    var registry = store.load();
    assertThat(registry.find(key("a")).orElseThrow().version()).isEqualTo(1);
    assertThat(registry.find(key("b")).orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void noStoreSeesASecretInTheClear() {
    applied(List.of(withSecrets("open sesame", "behind the picture")));
    var fields = store.load().find(key("a")).orElseThrow().fields();
    assertThat(fields.value("door")).contains(new Value.Hashed(new Secret("open sesame").hash()));
    assertThat(fields.value("safe").orElseThrow()).isInstanceOf(Value.Kept.class);
    assertThat(fields.toString()).doesNotContain("sesame", "picture");
  }

  @Test
  void aSecretIsSealedInsteadOfHashedWhereAnotherAttributeSaysSo() {
    var signing = with(withSecrets("open sesame", "x"), "size", new Value.Text("large"));
    applied(List.of(signing));
    var fields = store.load().find(key("a")).orElseThrow().fields();
    assertThat(fields.value("door").orElseThrow())
        .isInstanceOfSatisfying(
            Value.Kept.class,
            kept -> assertThat(kept.secret().open(sealer).reveal()).isEqualTo("open sesame"));
    assertThat(applied(List.of(signing)).kept()).as("the same again").isZero();

    applied(List.of(withSecrets("open sesame", "x")));
    assertThat(store.load().find(key("a")).orElseThrow().fields().value("door"))
        .contains(new Value.Hashed(new Secret("open sesame").hash()));
  }

  @Test
  void aSecretThatIsTheSameStaysSealedAsItWas() {
    applied(List.of(withSecrets("open sesame", "behind the picture")));
    assertThat(applied(List.of(withSecrets("open sesame", "behind the picture"))).kept()).isZero();
    assertThat(applied(List.of(withSecrets("open sesame", "under the mat"))).kept()).isEqualTo(1);
    assertThat(sealer.seals).isEqualTo(2);
  }

  @Test
  void aDraftThatSaysNothingOfASecretLeavesIt() {
    applied(List.of(withSecrets("open sesame", "behind the picture")));
    assertThat(applied(List.of(shelf("a"))).kept()).isZero();
    assertThat(store.load().find(key("a")).orElseThrow().fields().value("door")).isPresent();
  }

  @Test
  void childrenThatTheirParentNoLongerListsGo() {
    applied(List.of(shelf("a", "books", book("x"), book("y")), bookOn("a", "x"), bookOn("a", "y")));
    var outcome = applied(List.of(shelf("a", "books", book("y")), bookOn("a", "y")));
    assertThat(outcome.removed()).isEqualTo(1);
    assertThat(outcome.registry().ofType("book"))
        .extracting(Entity::key)
        .containsExactly(book("y"));
  }

  @Test
  void childrenStayWhenTheirParentSaysNothingOfThem() {
    applied(List.of(shelf("a", "books", book("x")), bookOn("a", "x")));
    assertThat(applied(List.of(shelf("a"))).removed()).isZero();
  }

  @Test
  void aChildThatOthersReferToDoesNotGo() {
    var loan =
        new Draft(
            new EntityKey("loan", "a|x"),
            new Fields(Map.of(), Map.of("book", List.of(book("x"))), false));
    applied(List.of(shelf("a", "books", book("x")), bookOn("a", "x"), loan));
    assertThat(refused(List.of(shelf("a", "books", book("y")), bookOn("a", "y"))))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.entity()).isEqualTo(loan.key());
          assertThat(finding.rule()).contains("book a|x, which would go");
        });
  }

  @Test
  void everythingWrongIsFoundAtOnce() {
    var bad =
        new Draft(
            key("a"),
            new Fields(
                new TreeMap<>(
                    Map.of(
                        "name", new Value.Text("b"),
                        "size", new Value.Text("huge"),
                        "width", new Value.Text("3"),
                        "opens", new Value.Number(0),
                        "plan", new Value.Text("relative/path"),
                        "picture",
                            new Value.Localized(LocalizedText.of(new Language("en"), "none")),
                        "colour", new Value.Text("red"))),
                new TreeMap<>(Map.of("boks", List.of())),
                false));
    var orphan =
        new Draft(
            new EntityKey("book", "b|x"),
            new Fields(
                Map.of("title", new Value.Text("x")), Map.of("shelf", List.of(key("b"))), false));
    assertThat(refused(List.of(bad, orphan)))
        .extracting(Finding::field)
        .containsExactlyInAnyOrder(
            "", "colour", "opens", "picture", "plan", "shelf", "size", "width");
    assertThat(store.version()).isZero();
  }

  @Test
  void whatAPageLeadsToIsNothingThatRunsThere() {
    for (var bad :
        List.of(
            "javascript:alert(1)",
            "JavaScript://example.org/%0aalert(1)",
            "data:text/html,x",
            "vbscript:x",
            "http://example.org/",
            "ftp://localhost/",
            "https:example.org",
            "https://somebody@example.org/",
            "//example.org/",
            "/privacy")) {
      assertThat(refused(List.of(with(shelf("a"), "picture", picture(bad)))))
          .as(bad)
          .singleElement()
          .asString()
          .contains("shelf a, picture", "https address");
      assertThat(refused(List.of(with(shelf("a"), "photo", new Value.Text(bad)))))
          .as(bad)
          .singleElement()
          .asString()
          .contains("shelf a, photo", "https address");
    }
    for (var good : List.of("https://example.org/", "http://localhost:8408/", "http://[::1]/x")) {
      applied(List.of(with(shelf("a"), "picture", picture(good))));
      applied(List.of(with(shelf("a"), "photo", new Value.Text(good))));
    }
  }

  private static Value picture(String address) {
    return new Value.Localized(LocalizedText.of(new Language("en"), address));
  }

  @Test
  void theNearestRightNameIsSaid() {
    var misspelt = with(shelf("a"), "widht", new Value.Number(3));
    assertThat(refused(List.of(misspelt)).getFirst().right()).isEqualTo("perhaps width");
  }

  @Test
  void twoOfOneNameOrOfOneUniqueValueAreRefused() {
    assertThat(refused(List.of(shelf("a"), shelf("a"))).getFirst().rule()).contains("twice");
    var here = new Value.Text("cellar");
    assertThat(refused(List.of(with(shelf("a"), "place", here), with(shelf("b"), "place", here))))
        .extracting(Finding::field)
        .containsExactly("place", "place");
  }

  @Test
  void ofSomeTypesThereIsOneAtMost() {
    assertThat(refused(List.of(library("a"), library("b")))).isNotEmpty();
    applied(List.of(library("a")));
    assertThat(refused(List.of(library("b"))).getFirst().rule()).contains("one only");
  }

  @Test
  void whatCannotBeDisabledIsNotDisabled() {
    var disabled =
        new Draft(
            new EntityKey("library", "a"),
            new Fields(Map.of("name", new Value.Text("a")), Map.of(), true));
    assertThat(refused(List.of(disabled)).getFirst().field()).isEqualTo("disabled");
  }

  @Test
  void aNameHoldsNoBarForThatPartsNames() {
    assertThat(refused(List.of(shelf("a|b"))).getFirst().field()).isEqualTo("name");
  }

  private ApplyDrafts.Outcome.Applied applied(List<Draft> drafts) {
    var outcome = applyDrafts.apply(drafts);
    assertThat(outcome).isInstanceOf(ApplyDrafts.Outcome.Applied.class);
    return (ApplyDrafts.Outcome.Applied) outcome;
  }

  private List<Finding> refused(List<Draft> drafts) {
    var outcome = applyDrafts.apply(drafts);
    assertThat(outcome).isInstanceOf(ApplyDrafts.Outcome.Refused.class);
    return ((ApplyDrafts.Outcome.Refused) outcome).findings();
  }

  private static EntityKey key(String shelf) {
    return new EntityKey("shelf", shelf);
  }

  private static EntityKey book(String title) {
    return new EntityKey("book", "a|" + title);
  }

  private static Draft shelf(String name) {
    return new Draft(key(name), new Fields(Map.of("name", new Value.Text(name)), Map.of(), false));
  }

  private static Draft shelf(String name, String relation, EntityKey... books) {
    return new Draft(
        key(name),
        new Fields(
            Map.of("name", new Value.Text(name)), Map.of(relation, Arrays.asList(books)), false));
  }

  private static Draft bookOn(String shelf, String title) {
    return new Draft(
        new EntityKey("book", shelf + "|" + title),
        new Fields(
            Map.of("title", new Value.Text(title)), Map.of("shelf", List.of(key(shelf))), false));
  }

  private static Draft library(String name) {
    return new Draft(
        new EntityKey("library", name),
        new Fields(Map.of("name", new Value.Text(name)), Map.of(), false));
  }

  private static Draft with(Draft draft, String attribute, Value value) {
    return new Draft(draft.key(), draft.fields().with(attribute, value));
  }

  private static Draft withSecrets(String door, String safe) {
    return with(
        with(shelf("a"), "door", new Value.Clear(new Secret(door))),
        "safe",
        new Value.Clear(new Secret(safe)));
  }

  /** Seals as another text each time, and opens at the right place alone. */
  private static final class CountingSealer implements Sealer {
    private final Map<String, String> clear = new HashMap<>();
    private int seals;

    @Override
    public Sealed seal(String text, String place) {
      var sealed = new Sealed("1:" + ++seals);
      clear.put(sealed.value() + place, text);
      return sealed;
    }

    @Override
    public String open(Sealed sealed, String place) {
      return java.util.Objects.requireNonNull(clear.get(sealed.value() + place));
    }
  }
}

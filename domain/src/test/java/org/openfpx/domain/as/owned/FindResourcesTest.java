package org.openfpx.domain.as.owned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsNetwork.AT_CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.AT_PROVINCE;
import static org.openfpx.domain.testing.as.AsNetwork.PROFILE_AT_PROVINCE;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.registry.DefinitionId;
import org.openfpx.domain.as.registry.NetworkMode;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.ResourceServerId;
import org.openfpx.domain.testing.as.AsNetwork;
import org.openfpx.domain.testing.as.OwnersHouse;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;

/** General resources are found in the registry, people's beside it as far as they stand. */
class FindResourcesTest {
  private static final ResourceId UNKNOWN = new ResourceId("unknown");

  private final OwnersHouse at = new OwnersHouse();
  private final FindResources find = at.house.findResources();

  private int questions() {
    return at.house.registry.owned().questions();
  }

  @Test
  void severalAreFoundWithOneQuestion() {
    var bare = at.house.registry.current();

    var known = find.in(bare, List.of(AT_CLINIC, PROFILE_AT_PROVINCE, AT_PROVINCE, UNKNOWN));

    assertThat(known.resource(AT_CLINIC).flatMap(Resource::owner)).contains(at.owner);
    assertThat(known.resource(AT_PROVINCE).flatMap(Resource::owner)).contains(at.owner);
    assertThat(known.resource(PROFILE_AT_PROVINCE).flatMap(Resource::owner)).isEmpty();
    assertThat(known.resource(UNKNOWN)).isEmpty();
    assertThat(bare.resource(AT_CLINIC)).as("without them").isEmpty();
    assertThat(questions()).isOne();
  }

  @Test
  void whatServersSayOfThemIsReadOnlyWhereItIsWanted() {
    var id = new ResourceId("described");
    var name = LocalizedText.of(new Language("en"), "Vaccines");
    keep(id, AsNetwork.IMMUNIZATIONS, Optional.of(name));
    var bare = at.house.registry.current();

    assertThat(find.in(bare, List.of(id)).resource(id).orElseThrow().name()).isEmpty();
    assertThat(find.describedIn(bare, List.of(id)).resource(id).orElseThrow().name())
        .contains(name);
  }

  @Test
  void forGeneralOnesAndThoseThatAreKnownNobodyIsAsked() {
    var bare = at.house.registry.current();
    assertThat(find.in(bare, List.of(PROFILE_AT_PROVINCE))).isSameAs(bare);
    assertThat(find.in(bare, List.of())).isSameAs(bare);
    assertThat(questions()).isZero();

    var known = find.in(bare, List.of(AT_CLINIC));
    assertThat(find.in(known, List.of(AT_CLINIC, PROFILE_AT_PROVINCE))).isSameAs(known);
    assertThat(questions()).isOne();

    var both = find.in(known, List.of(AT_PROVINCE));
    assertThat(both.resource(AT_CLINIC)).isPresent();
    assertThat(both.resource(AT_PROVINCE)).isPresent();
  }

  @Test
  void whatIsOfADisabledServerIsNotFoundUntilItIsEnabled() {
    var clinic = new ResourceServerId(AsNetwork.CLINIC.value());
    var kept = at.house.registry.owned().find(List.of(AT_CLINIC)).getFirst();
    at.become(AsNetwork.open().without(AsNetwork.CLINIC.value()), NetworkMode.STANDARD);
    at.house.registry.owned().add(kept, 9);
    var disabled = at.house.registry.current();

    assertThat(find.in(disabled, List.of(AT_CLINIC)).resource(AT_CLINIC)).isEmpty();
    assertThat(find.at(clinic, at.owner, disabled)).isEmpty();
    assertThat(find.page(at.owner, Optional.empty(), disabled).resources())
        .extracting(Resource::id)
        .containsExactly(AT_PROVINCE);
    at.become(AsNetwork.open(), NetworkMode.STANDARD);
    assertThat(find.at(clinic, at.owner, at.house.registry.current())).hasSize(1);
  }

  @Test
  void whatIsOfNoDefinitionOfTheNetworkIsNotFound() {
    var id = new ResourceId("odd");
    keep(id, new DefinitionId("unknown"));
    var registry = at.house.registry.current();

    assertThat(find.in(registry, List.of(id)).resource(id)).isEmpty();
    assertThat(find.at(new ResourceServerId(AsNetwork.CLINIC.value()), at.owner, registry))
        .containsExactly(AT_CLINIC);
  }

  @Test
  void pagesAreFullWhateverDoesNotStandBetween() {
    int many = 3 * FindResources.PAGE;
    IntStream.range(0, many)
        .forEach(i -> {
          var definition = i % 3 == 0 ? AsNetwork.IMMUNIZATIONS : new DefinitionId("unknown");
          keep(new ResourceId("a%04d".formatted(i)), definition);
        });
    var registry = at.house.registry.current();

    var first = find.page(at.owner, Optional.empty(), registry);
    assertThat(first.resources()).hasSize(FindResources.PAGE);
    assertThat(first.hasMore()).isTrue();
    var second = find.page(at.owner, Optional.of(first.resources().getLast().id()), registry);
    assertThat(second.resources()).extracting(Resource::id).containsExactly(AT_CLINIC, AT_PROVINCE);
    assertThat(second.hasMore()).isFalse();
  }

  private void keep(ResourceId id, DefinitionId definition) {
    keep(id, definition, Optional.empty());
  }

  private void keep(ResourceId id, DefinitionId definition, Optional<LocalizedText> name) {
    var like = at.house.registry.owned().find(List.of(AT_CLINIC)).getFirst();
    var kept =
        new OwnedResource(
            id,
            at.owner,
            like.server(),
            definition,
            like.scopes(),
            name,
            Optional.empty(),
            Optional.empty());
    assertThat(at.house.registry.owned().add(kept, 1000)).isTrue();
  }
}

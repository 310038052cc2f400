package org.openfpx.domain.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openfpx.domain.as.registry.AuthorizationServerTypes;
import org.openfpx.domain.rsa.registry.RsaTypes;
import org.openfpx.domain.wallet.registry.WalletTypes;

/** What the descriptions of all three systems keep to. */
class ModelsTest {
  static List<RegistryModel> models() {
    return List.of(AuthorizationServerTypes.MODEL, WalletTypes.MODEL, RsaTypes.MODEL);
  }

  @ParameterizedTest
  @MethodSource("models")
  void whatATypeRefersToComesBeforeIt(RegistryModel model) {
    var before = new HashSet<String>();
    for (var type : model.types()) {
      for (var relation : type.relations()) {
        assertThat(before.contains(relation.target()))
            .as(type.name() + "." + relation.name())
            .isEqualTo(!relation.isChildren());
      }
      before.add(type.name());
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void noNameIsUsedTwiceInATypeOrTakenByEveryEntity(RegistryModel model) {
    for (var type : model.types()) {
      assertThat(type.fieldNames())
          .as(type.name())
          .doesNotHaveDuplicates()
          .doesNotContain("handle", "disabled", "id", "version", "dateCreated", "lastUpdated")
          .allMatch(name -> name.length() <= 64);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void choicesHaveNamesAndNothingElseHas(RegistryModel model) {
    for (var type : model.types()) {
      for (var attribute : type.attributes()) {
        assertThat(attribute.choices().isEmpty())
            .as(type.name() + "." + attribute.name())
            .isEqualTo(attribute.kind() != AttributeKind.CHOICE);
      }
    }
  }

  @Test
  void everyTypeOfTheModelIsDescribed() {
    assertThat(names(AuthorizationServerTypes.MODEL))
        .contains(
            "scope",
            "resource-definition",
            "oauth-client-metadata",
            "oauth-client",
            "uma-client",
            "purpose",
            "requested-resource",
            "capability-ticket",
            "requested-resource-capability-ticket",
            "resource-server",
            "resource",
            "oauth-provider",
            "wallet",
            "claims-issuer");
    assertThat(names(WalletTypes.MODEL))
        .containsExactlyInAnyOrder(
            "organization",
            "oauth-client",
            "oauth-provider",
            "oauth-provider-custom-scopes",
            "authorization-server",
            "data-source",
            "enrolled-rs",
            "rs-resource",
            "idp-authenticator",
            "resource-type",
            "resource-scope",
            "resource-definition",
            "enrolled-client");
    assertThat(names(RsaTypes.MODEL))
        .contains(
            "oauth-provider",
            "registered-client",
            "resource",
            "protected-http-path",
            "protected-resource-path-mapping",
            "protected-resource-path-mapping-scopes",
            "generic-resource");
  }

  @Test
  void aModelThatContradictsItselfIsNone() {
    var dangling = RegistryType.named("a").with(Relation.toOne("b", "nobody")).build();
    assertThatThrownBy(() -> new RegistryModel("x", List.of(dangling)))
        .isInstanceOf(IllegalArgumentException.class);
    var loose = RegistryType.named("a").key("name").with(Attribute.text("name")).build();
    assertThatThrownBy(() -> new RegistryModel("x", List.of(loose)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> names(RegistryModel model) {
    var names = new ArrayList<String>();
    model.types().forEach(type -> names.add(type.name()));
    return names;
  }
}

package org.openfpx.domain.wallet.registry;

import static org.openfpx.domain.registry.Attribute.localizedText;
import static org.openfpx.domain.registry.Attribute.localizedUri;
import static org.openfpx.domain.registry.Attribute.of;
import static org.openfpx.domain.registry.Attribute.text;
import static org.openfpx.domain.registry.Attribute.uri;
import static org.openfpx.domain.registry.AttributeKind.BOOLEAN;
import static org.openfpx.domain.registry.AttributeKind.JSON_OBJECT;
import static org.openfpx.domain.registry.RegistryType.named;
import static org.openfpx.domain.registry.Relation.toMany;
import static org.openfpx.domain.registry.Relation.toOne;

import java.util.List;
import org.openfpx.domain.registry.OAuthRules;
import org.openfpx.domain.registry.PartnerClient;
import org.openfpx.domain.registry.RegisteredProvider;
import org.openfpx.domain.registry.RegistryModel;
import org.openfpx.domain.registry.RegistryType;

/** The types of the wallet's registry. */
public final class WalletTypes {
  /** All of them. */
  public static final RegistryModel MODEL =
      new RegistryModel(
          "wallet",
          List.of(
              organization(),
              oauthClient(),
              oauthProvider(),
              customScopes(),
              authorizationServer(),
              resourceType(),
              resourceScope(),
              resourceDefinition(),
              dataSource(),
              enrolledRs(),
              rsResource(),
              idpAuthenticator(),
              enrolledClient()));

  private static final String ONE_LOOK = "leave it out: all pages have the same colours";
  private static final String NO_HTML = "leave it out: pages hold no HTML of others";

  private WalletTypes() {}

  private static RegistryType organization() {
    return named("organization")
        .with(localizedText("name").mandatory(), of("mainOperator", BOOLEAN).mandatory())
        .build();
  }

  private static RegistryType oauthClient() {
    var type =
        named("oauth-client")
            .key("clientId")
            .with(PartnerClient.attributes())
            .with(uri("baseUrl").mandatory())
            .rule(WalletRules::redirectsAtBase);
    for (var rule : PartnerClient.rules()) {
      type.rule(rule);
    }
    return type.build();
  }

  private static RegistryType oauthProvider() {
    return RegisteredProvider.type(uri("issuerUri").mandatory()).build();
  }

  private static RegistryType customScopes() {
    return named("oauth-provider-custom-scopes")
        .key("provider")
        .with(text("scopes").mandatory())
        .with(toOne("provider", "oauth-provider").mandatory())
        .rule(OAuthRules.scopes("scopes"))
        .build();
  }

  private static RegistryType authorizationServer() {
    return named("authorization-server")
        .key("identifier")
        .with(text("identifier").mandatory().withoutDoubles())
        .with(
            toOne("organization", "organization").mandatory(),
            toOne("oauthClient", "oauth-client").mandatory(),
            toOne("oauthProvider", "oauth-provider").mandatory())
        .build();
  }

  private static RegistryType resourceType() {
    return named("resource-type")
        .key("type")
        .with(uri("type").mandatory().withoutDoubles())
        .build();
  }

  private static RegistryType resourceScope() {
    return named("resource-scope")
        .key("scope")
        .with(text("scope").mandatory().withoutDoubles(), localizedText("displayName"))
        .rule(OAuthRules.scopes("scope"))
        .build();
  }

  private static RegistryType resourceDefinition() {
    return named("resource-definition")
        .key("authorizationServer", "identifier")
        .with(
            text("identifier").mandatory(),
            localizedText("name").mandatory(),
            localizedUri("logoUrl").mandatory(),
            localizedUri("informationUri"),
            text("styleColor").notBuilt(ONE_LOOK),
            text("styleFontColor").notBuilt(ONE_LOOK))
        .with(
            toOne("resourceType", "resource-type").mandatory(),
            toOne("authorizationServer", "authorization-server").mandatory(),
            toMany("resourceScopes", "resource-scope").mandatory())
        .build();
  }

  private static RegistryType dataSource() {
    return named("data-source")
        .key("identifier")
        .with(
            text("identifier").mandatory().withoutDoubles(),
            localizedUri("logoUrl").mandatory(),
            text("styleColor").notBuilt(ONE_LOOK),
            text("styleFontColor").notBuilt(ONE_LOOK))
        .with(
            toOne("oauthProvider", "oauth-provider").mandatory(),
            toOne("organization", "organization"))
        .build();
  }

  private static RegistryType enrolledRs() {
    return named("enrolled-rs")
        .key("authorizationServer", "enrolledIdentifier")
        .with(text("enrolledIdentifier").mandatory())
        .with(
            toOne("dataSource", "data-source").mandatory(),
            toOne("authorizationServer", "authorization-server").mandatory())
        .canBeDisabled()
        .build();
  }

  private static RegistryType rsResource() {
    return named("rs-resource")
        .key("enrolledRs", "identifier")
        .with(text("identifier").mandatory())
        .with(
            toOne("enrolledRs", "enrolled-rs").mandatory(),
            toOne("resourceDefinition", "resource-definition").mandatory(),
            toMany("resourceScopes", "resource-scope").mandatory())
        .rule(WalletRules::withinDefinition)
        .build();
  }

  private static RegistryType idpAuthenticator() {
    return named("idp-authenticator")
        .key("identifier")
        .with(
            text("identifier").mandatory().withoutDoubles(),
            localizedText("name"),
            localizedUri("logoUrl"),
            localizedText("styleColor").notBuilt(ONE_LOOK),
            localizedText("styleFontColor").notBuilt(ONE_LOOK),
            of("additionalQueryParams", JSON_OBJECT))
        .with(toOne("dataSource", "data-source").mandatory())
        .build();
  }

  private static RegistryType enrolledClient() {
    return named("enrolled-client")
        .key("authorizationServer", "identifier")
        .with(
            text("identifier").mandatory(),
            localizedText("spName").mandatory(),
            localizedUri("policyUri").mandatory(),
            localizedUri("iconUri").mandatory(),
            localizedUri("tosUri").mandatory(),
            localizedText("consentTitleHtml").notBuilt(NO_HTML),
            localizedText("consentSubtitleHtml").notBuilt(NO_HTML),
            localizedText("consentFooterHtml").notBuilt(NO_HTML))
        .with(
            toOne("authorizationServer", "authorization-server").mandatory(),
            toOne("organization", "organization").mandatory())
        .build();
  }
}

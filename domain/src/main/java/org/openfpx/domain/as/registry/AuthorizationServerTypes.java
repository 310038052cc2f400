package org.openfpx.domain.as.registry;

import static org.openfpx.domain.registry.Attribute.choice;
import static org.openfpx.domain.registry.Attribute.localizedText;
import static org.openfpx.domain.registry.Attribute.localizedUri;
import static org.openfpx.domain.registry.Attribute.of;
import static org.openfpx.domain.registry.Attribute.text;
import static org.openfpx.domain.registry.Attribute.uri;
import static org.openfpx.domain.registry.Attribute.webUri;
import static org.openfpx.domain.registry.AttributeKind.BOOLEAN;
import static org.openfpx.domain.registry.AttributeKind.INTEGER;
import static org.openfpx.domain.registry.AttributeKind.JSON_OBJECT;
import static org.openfpx.domain.registry.AttributeKind.KEY_SET;
import static org.openfpx.domain.registry.AttributeKind.MILLIS;
import static org.openfpx.domain.registry.AttributeKind.SECRET_HASHED;
import static org.openfpx.domain.registry.AttributeKind.TEXT_LIST;
import static org.openfpx.domain.registry.AttributeKind.URI_LIST;
import static org.openfpx.domain.registry.RegistryType.named;
import static org.openfpx.domain.registry.Relation.children;
import static org.openfpx.domain.registry.Relation.toMany;
import static org.openfpx.domain.registry.Relation.toOne;

import java.util.List;
import org.openfpx.domain.registry.OAuthRules;
import org.openfpx.domain.registry.RegisteredProvider;
import org.openfpx.domain.registry.RegistryModel;
import org.openfpx.domain.registry.RegistryType;

/** The types of the authorization server's registry, named as the FPX documentation names them. */
public final class AuthorizationServerTypes {
  /** All of them. */
  public static final RegistryModel MODEL =
      new RegistryModel(
          "as",
          List.of(
              network(),
              scope(),
              resourceDefinition(),
              oauthClientMetadata(),
              oauthClient(),
              umaClient(),
              purpose(),
              requestedResource(),
              capabilityTicket(),
              ticketLine(),
              resourceServer(),
              allowedScopes(),
              resource(),
              oauthProvider(),
              wallet(),
              claimsIssuer()));

  private AuthorizationServerTypes() {}

  private static RegistryType network() {
    return named("network")
        .singleton()
        .key("name")
        .with(
            text("name").mandatory(),
            choice("mode", "strict", "standard"),
            text("defaultLanguage"),
            of("languages", TEXT_LIST),
            of("openRegistration", BOOLEAN),
            of("capabilityLimitsRsFirst", BOOLEAN),
            of("jwtAccessTokens", BOOLEAN))
        .with(
            of("ticketLifetime", MILLIS),
            of("gatheringLifetime", MILLIS),
            of("submittedLifetime", MILLIS),
            of("codeLifetime", MILLIS),
            of("rptLifetime", MILLIS),
            of("accessTokenLifetime", MILLIS),
            of("refreshTokenUnused", MILLIS))
        .rule(AuthorizationServerRules::languages)
        .rule(AuthorizationServerRules::notInThisVersion)
        .build();
  }

  private static RegistryType scope() {
    return named("scope")
        .key("name")
        .with(
            text("name").mandatory().withoutDoubles(),
            localizedText("description"),
            localizedUri("iconUri"))
        .rule(OAuthRules.scopes("name"))
        .build();
  }

  private static RegistryType resourceDefinition() {
    return named("resource-definition")
        .key("resourceId")
        .with(
            text("resourceId").mandatory().withoutDoubles(),
            uri("type").mandatory().withoutDoubles(),
            localizedText("name").mandatory(),
            localizedText("description"),
            webUri("iconUri"),
            of("maxPermissionDuration", MILLIS).mandatory(),
            of("minIal", INTEGER),
            of("minAal", INTEGER),
            of("maxAuthAge", MILLIS))
        .with(toMany("scope", "scope"))
        .rule(AuthorizationServerRules.level("minIal"))
        .rule(AuthorizationServerRules.level("minAal"))
        .build();
  }

  private static RegistryType oauthClientMetadata() {
    return named("oauth-client-metadata")
        .with(
            uri("issuerUri"),
            choice("clientType", "CONFIDENTIAL", "PUBLIC").mandatory(),
            choice("clientAuthenticationType", OAuthRules.methodsAndNone()).mandatory(),
            text("grantTypes").mandatory(),
            text("scopes"),
            of("secret", SECRET_HASHED).sealedWith("clientAuthenticationType", "client_secret_jwt"),
            uri("jwksUri"),
            of("jwksRaw", KEY_SET),
            of("redirectUris", URI_LIST),
            of("tokenLifetimes", JSON_OBJECT),
            of("nonceInsteadOfPkce", BOOLEAN),
            of("dpopBoundAccessTokens", BOOLEAN),
            of("requirePushedAuthorizationRequests", BOOLEAN),
            of("postLogoutRedirectUris", URI_LIST),
            uri("backchannelLogoutUri"),
            choice("idTokenSignedResponseAlg", "RS256", "ES256"))
        .rule(AuthorizationServerRules::clientType)
        .rule(AuthorizationServerRules::credential)
        .rule(AuthorizationServerRules::grantTypes)
        .rule(AuthorizationServerRules::tokenLifetimes)
        .rule(OAuthRules.scopes("scopes"))
        .rule(OAuthRules.redirectUris("redirectUris"))
        .rule(OAuthRules.redirectUris("postLogoutRedirectUris"))
        .rule(AuthorizationServerRules::backchannel)
        .build();
  }

  private static RegistryType oauthClient() {
    return named("oauth-client")
        .key("clientId")
        .with(
            text("clientId").mandatory().withoutDoubles(),
            localizedText("clientName").mandatory(),
            uri("baseUrl"),
            localizedUri("iconUri"),
            localizedUri("policyUri"),
            localizedUri("tosUri"))
        .with(toOne("oauthClientMetadata", "oauth-client-metadata").mandatory())
        .canBeDisabled()
        .rule(OAuthRules.clientId("clientId"))
        .build();
  }

  private static RegistryType umaClient() {
    return named("uma-client")
        .key("oauthClient")
        .with(of("claimsRedirectUris", URI_LIST).mandatory())
        .with(toOne("oauthClient", "oauth-client").mandatory())
        .canBeDisabled()
        .rule(OAuthRules.redirectUris("claimsRedirectUris"))
        .build();
  }

  private static RegistryType purpose() {
    return named("purpose")
        .key("identifier")
        .with(
            text("identifier").mandatory().withoutDoubles(),
            localizedText("text").mandatory(),
            localizedText("retention"))
        .build();
  }

  private static RegistryType requestedResource() {
    return named("requested-resource")
        .key("umaClient", "identifier")
        .with(text("identifier").mandatory())
        .with(
            toOne("umaClient", "uma-client").mandatory(),
            toOne("resourceDefinition", "resource-definition").mandatory(),
            toMany("scope", "scope").mandatory())
        .rule(AuthorizationServerRules::withinDefinition)
        .build();
  }

  private static RegistryType capabilityTicket() {
    return named("capability-ticket")
        .key("identifier")
        .with(text("identifier").mandatory().withoutDoubles(), localizedText("name"))
        .with(
            toOne("umaClient", "uma-client").mandatory(),
            toOne("purpose", "purpose").mandatory(),
            children(
                    "requestedResources",
                    "requested-resource-capability-ticket",
                    "capabilityTicket")
                .mandatory())
        .canBeDisabled()
        .build();
  }

  private static RegistryType ticketLine() {
    return named("requested-resource-capability-ticket")
        .key("capabilityTicket", "requestedResource")
        .with(of("required", BOOLEAN))
        .with(
            toOne("capabilityTicket", "capability-ticket").mandatory(),
            toOne("requestedResource", "requested-resource").mandatory())
        .rule(AuthorizationServerRules::sameClient)
        .build();
  }

  private static RegistryType resourceServer() {
    return named("resource-server")
        .key("identifier")
        .with(
            text("identifier").mandatory().withoutDoubles(),
            localizedText("name").mandatory(),
            uri("resourceServerUri").mandatory(),
            webUri("iconUri"),
            of("mayRegisterResources", BOOLEAN))
        .with(
            toOne("oauthClient", "oauth-client").mandatory(),
            children("allowedScopes", "resource-server-allowed-scopes", "resourceServer"))
        .canBeDisabled()
        .rule(AuthorizationServerRules::clientOfItsOwn)
        .build();
  }

  private static RegistryType allowedScopes() {
    return named("resource-server-allowed-scopes")
        .key("resourceServer", "resourceDefinition")
        .with(
            toOne("resourceServer", "resource-server").mandatory(),
            toOne("resourceDefinition", "resource-definition").mandatory(),
            toMany("scope", "scope").mandatory())
        .rule(AuthorizationServerRules::withinDefinition)
        .build();
  }

  private static RegistryType resource() {
    return named("resource")
        .key("resourceId")
        .with(
            text("resourceId").mandatory().withoutDoubles(),
            localizedText("name"),
            text("description"),
            webUri("iconUri"),
            uri("uri"))
        .with(
            toOne("resourceServer", "resource-server").mandatory(),
            toOne("resourceDefinition", "resource-definition").mandatory(),
            toMany("scope", "scope").mandatory())
        .canBeDisabled()
        .rule(AuthorizationServerRules::withinDefinition)
        .rule(AuthorizationServerRules::withinAllowed)
        .build();
  }

  private static RegistryType oauthProvider() {
    return RegisteredProvider.type(uri("issuerUri").mandatory()).build();
  }

  private static RegistryType wallet() {
    return named("wallet")
        .key("identifier")
        .with(
            text("identifier").mandatory().withoutDoubles(),
            localizedText("name").mandatory(),
            webUri("iconUri"),
            of("attestedIal", INTEGER),
            of("attestedAal", INTEGER),
            webUri("userAccessPolicyUri"))
        .with(
            toOne("oauthClient", "oauth-client").mandatory(),
            toOne("oauthProvider", "oauth-provider").mandatory())
        .canBeDisabled()
        .rule(AuthorizationServerRules.level("attestedIal"))
        .rule(AuthorizationServerRules.level("attestedAal"))
        .rule(AuthorizationServerRules::walletMayRegister)
        .rule(AuthorizationServerRules::clientOfItsOwn)
        .build();
  }

  private static RegistryType claimsIssuer() {
    return named("claims-issuer")
        .key("identifier")
        .with(
            text("identifier").mandatory().withoutDoubles(),
            localizedText("name"),
            uri("issuerUri").mandatory().withoutDoubles(),
            uri("jwksUri"),
            of("jwksRaw", KEY_SET),
            of("claims", TEXT_LIST).mandatory())
        .canBeDisabled()
        .rule(OAuthRules.issuer("issuerUri"))
        .rule(AuthorizationServerRules::keysOfIssuer)
        .rule(AuthorizationServerRules::claimNames)
        .build();
  }
}

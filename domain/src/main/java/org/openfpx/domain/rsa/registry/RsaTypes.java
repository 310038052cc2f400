package org.openfpx.domain.rsa.registry;

import static org.openfpx.domain.registry.Attribute.choice;
import static org.openfpx.domain.registry.Attribute.localizedText;
import static org.openfpx.domain.registry.Attribute.of;
import static org.openfpx.domain.registry.Attribute.text;
import static org.openfpx.domain.registry.Attribute.uri;
import static org.openfpx.domain.registry.AttributeKind.INSTANT;
import static org.openfpx.domain.registry.AttributeKind.INTEGER;
import static org.openfpx.domain.registry.AttributeKind.TEXT_LIST;
import static org.openfpx.domain.registry.RegistryType.named;
import static org.openfpx.domain.registry.Relation.children;
import static org.openfpx.domain.registry.Relation.toOne;

import java.util.List;
import org.openfpx.domain.registry.Draft;
import org.openfpx.domain.registry.Drafted;
import org.openfpx.domain.registry.Finding;
import org.openfpx.domain.registry.OAuthRules;
import org.openfpx.domain.registry.PartnerClient;
import org.openfpx.domain.registry.RegisteredProvider;
import org.openfpx.domain.registry.RegistryModel;
import org.openfpx.domain.registry.RegistryType;

/** The types of an adapter's registry. */
public final class RsaTypes {
  /** All of them. */
  public static final RegistryModel MODEL =
      new RegistryModel(
          "rsa",
          List.of(
              oauthProvider(),
              registeredClient(),
              resource(),
              protectedHttpPath(),
              pathMapping(),
              pathMappingScope(),
              genericResource(),
              genericAlias(),
              genericAliasScope(),
              genericAuthorization(),
              genericAuthorizationScope()));

  private static final String NO_DELEGATION = "leave it out: nobody acts for others yet";

  private RsaTypes() {}

  private static RegistryType oauthProvider() {
    return RegisteredProvider.type(uri("issuerUri").mandatory().withoutDoubles())
        .key("issuerUri")
        .with(
            text("defaultScopes"),
            text("defaultPrompt"),
            text("metaDataRaw").notBuilt("leave it out: the metadata is fetched from the issuer"))
        .rule(OAuthRules.scopes("defaultScopes"))
        .build();
  }

  private static RegistryType registeredClient() {
    var type =
        named("registered-client")
            .key("clientId")
            .with(PartnerClient.attributes())
            .with(
                localizedText("clientName").mandatory(),
                of("applicationType", INTEGER)
                    .notBuilt("leave it out: all clients are web clients"),
                text("scopes"))
            .rule(OAuthRules.scopes("scopes"))
            .canBeDisabled();
    for (var rule : PartnerClient.rules()) {
      type.rule(rule);
    }
    return type.build();
  }

  private static RegistryType resource() {
    return named("resource")
        .key("resourceId")
        .with(
            text("resourceId").mandatory().withoutDoubles(),
            uri("type").mandatory(),
            localizedText("name"),
            text("description"),
            uri("iconUri").notBuilt("leave it out: the adapter's pages show no pictures"),
            text("userId").notBuilt("leave it out: the ROT says whose records are meant"))
        .with(toOne("authServer", "oauth-provider").mandatory())
        .canBeDisabled()
        .build();
  }

  private static RegistryType protectedHttpPath() {
    return named("protected-http-path")
        .key("path")
        .with(text("path").mandatory().withoutDoubles())
        .with(toOne("authServer", "oauth-provider").mandatory())
        .rule(RsaTypes::beginsWithSlash)
        .build();
  }

  private static List<Finding> beginsWithSlash(Draft draft, Drafted registry) {
    return draft.fields().text("path").filter(path -> !path.startsWith("/")).isPresent()
        ? List.of(new Finding(draft.key(), "path", "it is no path", "such as /api/Immunization"))
        : List.of();
  }

  private static RegistryType pathMapping() {
    return named("protected-resource-path-mapping")
        .key("path", "method")
        .with(
            // ADR 0010.
            choice("method", "GET", "HEAD")
                .mandatory()
                .onlyThese("the adapter reads at the source, and changes nothing there"),
            // The query parameters that may go upstream; all others are refused.
            of("parameters", TEXT_LIST))
        .with(
            toOne("resource", "resource").mandatory(),
            toOne("path", "protected-http-path").mandatory(),
            children("scopes", "protected-resource-path-mapping-scopes", "pathMapping").mandatory())
        .rule(RsaTypes::sameServer)
        .build();
  }

  private static List<Finding> sameServer(Draft draft, Drafted registry) {
    var resource = registry.one(draft.fields(), "resource").flatMap(r -> r.one("authServer"));
    var path = registry.one(draft.fields(), "path").flatMap(p -> p.one("authServer"));
    return resource.equals(path)
        ? List.of()
        : List.of(
            new Finding(
                draft.key(),
                "resource",
                "path and resource have different authorization servers",
                "a resource with the authServer of the path"));
  }

  private static RegistryType pathMappingScope() {
    return named("protected-resource-path-mapping-scopes")
        .key("pathMapping", "scope")
        .with(text("scope").mandatory())
        .with(toOne("pathMapping", "protected-resource-path-mapping").mandatory())
        .rule(OAuthRules.scopes("scope"))
        .build();
  }

  // What one person may do with what belongs to another, at the source (protocol, section
  // 6.4). The FPX documentation names these types and not their attributes. None of them has any
  // effect yet, and an operator must not believe that access was given, or limited.

  private static RegistryType genericResource() {
    return named("generic-resource")
        .key("identifier")
        .with(
            text("identifier").mandatory().withoutDoubles(),
            text("ownerSubject").mandatory(),
            localizedText("name"))
        .with(toOne("resource", "resource").mandatory())
        .notBuilt(NO_DELEGATION)
        .build();
  }

  private static RegistryType genericAlias() {
    return named("generic-resource-alias")
        .key("genericResource", "alias")
        .with(text("alias").mandatory(), localizedText("name"))
        .with(toOne("genericResource", "generic-resource").mandatory())
        .notBuilt(NO_DELEGATION)
        .build();
  }

  private static RegistryType genericAliasScope() {
    return named("generic-resource-alias-scope")
        .key("alias", "scope")
        .with(text("scope").mandatory())
        .with(toOne("alias", "generic-resource-alias").mandatory())
        .rule(OAuthRules.scopes("scope"))
        .notBuilt(NO_DELEGATION)
        .build();
  }

  private static RegistryType genericAuthorization() {
    return named("generic-resource-authorization")
        .key("genericResource", "subject")
        .with(text("subject").mandatory(), of("startsAt", INSTANT), of("endsAt", INSTANT))
        .with(toOne("genericResource", "generic-resource").mandatory())
        .canBeDisabled()
        .notBuilt(NO_DELEGATION)
        .build();
  }

  private static RegistryType genericAuthorizationScope() {
    return named("generic-resource-authorization-scope")
        .key("authorization", "scope")
        .with(text("scope").mandatory())
        .with(toOne("authorization", "generic-resource-authorization").mandatory())
        .rule(OAuthRules.scopes("scope"))
        .notBuilt(NO_DELEGATION)
        .build();
  }
}

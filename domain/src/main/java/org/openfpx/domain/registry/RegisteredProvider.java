package org.openfpx.domain.registry;

import static org.openfpx.domain.registry.Attribute.choice;
import static org.openfpx.domain.registry.Attribute.localizedText;
import static org.openfpx.domain.registry.Attribute.text;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openfpx.domain.oauth.ClientAuthenticationMethod;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.text.LocalizedText;

/**
 * An OAuth provider that a system is a client of.
 *
 * @param clientId what the system is called there
 * @param clientSecret what it proves that with, unless the method needs no secret
 * @param scopes what it asks for there
 * @param additionalRequestParameters what goes with each authorization request
 */
public record RegisteredProvider(
    LocalizedText name,
    Issuer issuer,
    ClientId clientId,
    ClientAuthenticationMethod method,
    Optional<SealedSecret> clientSecret,
    ScopeSet scopes,
    SortedMap<String, String> additionalRequestParameters) {
  public RegisteredProvider {
    additionalRequestParameters =
        Collections.unmodifiableSortedMap(new TreeMap<>(additionalRequestParameters));
  }

  /**
   * Begins the type {@code oauth-provider}.
   *
   * @param issuerUri the attribute of that name
   */
  public static RegistryType.Builder type(Attribute issuerUri) {
    return RegistryType.named("oauth-provider")
        .with(
            localizedText("name").mandatory(),
            text("clientId").mandatory(),
            Attribute.of("clientSecret", AttributeKind.SECRET_SEALED),
            issuerUri,
            choice("clientAuthenticationMethod", OAuthRules.methods()),
            Attribute.of("additionalRequestParams", AttributeKind.JSON_OBJECT))
        .rule(OAuthRules.clientId("clientId"))
        .rule(OAuthRules.issuer("issuerUri"))
        .rule(OAuthRules.secretForMethod("clientAuthenticationMethod", "clientSecret"));
  }

  /** Reads an entity of that type. */
  public static RegisteredProvider of(Fields fields, ScopeSet scopes) {
    return new RegisteredProvider(
        fields.localized("name").orElseThrow(),
        new Issuer(fields.text("issuerUri").orElseThrow()),
        new ClientId(fields.text("clientId").orElseThrow()),
        fields
            .text("clientAuthenticationMethod")
            .flatMap(ClientAuthenticationMethod::named)
            .orElse(ClientAuthenticationMethod.CLIENT_SECRET_BASIC),
        fields.value("clientSecret").orElse(null) instanceof Value.Kept(var secret)
            ? Optional.of(secret)
            : Optional.empty(),
        scopes,
        fields.members("additionalRequestParams"));
  }
}

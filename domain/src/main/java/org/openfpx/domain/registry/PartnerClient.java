package org.openfpx.domain.registry;

import static org.openfpx.domain.registry.Attribute.choice;
import static org.openfpx.domain.registry.Attribute.text;
import static org.openfpx.domain.registry.Attribute.uri;

import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.oauth.ClientAuthenticationMethod;
import org.openfpx.domain.oauth.ClientCredential;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.GrantType;
import org.openfpx.domain.oauth.PkceRule;
import org.openfpx.domain.oauth.RedirectUris;
import org.openfpx.domain.oauth.RegisteredClient;
import org.openfpx.domain.oauth.VerificationKeys;
import org.openfpx.domain.scope.ScopeSet;

/**
 * A client of the wallet or of an adapter: another system of the network, which sends people's
 * browsers here and proves itself with a secret or with keys of its own.
 */
public final class PartnerClient {
  private PartnerClient() {}

  /** The attributes of such a client. */
  public static Attribute[] attributes() {
    return new Attribute[] {
      text("clientId").mandatory().withoutDoubles(),
      Attribute.of("clientSecret", AttributeKind.SECRET_HASHED),
      choice("clientAuthenticationMethod", OAuthRules.methods()),
      uri("jwksUri"),
      Attribute.of("redirectUris", AttributeKind.URI_LIST)
    };
  }

  /** What must hold for it. */
  public static Rule[] rules() {
    return new Rule[] {
      OAuthRules.clientId("clientId"),
      OAuthRules.redirectUris("redirectUris"),
      OAuthRules.secretForMethod("clientAuthenticationMethod", "clientSecret"),
      PartnerClient::keys
    };
  }

  private static java.util.List<Finding> keys(Draft draft, Drafted registry) {
    boolean ownKeys =
        draft
            .fields()
            .text("clientAuthenticationMethod")
            .filter("private_key_jwt"::equals)
            .isPresent();
    return ownKeys && draft.fields().text("jwksUri").isEmpty()
        ? java.util.List.of(
            new Finding(draft.key(), "jwksUri", "it is missing", "the address of its keys"))
        : java.util.List.of();
  }

  /** Reads such a client; none if it could not prove who it is. */
  public static Optional<RegisteredClient> of(Fields fields, ScopeSet scopes) {
    return credential(fields)
        .map(credential ->
            new RegisteredClient(
                new ClientId(fields.text("clientId").orElseThrow()),
                credential,
                Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN),
                scopes,
                new RedirectUris(Set.copyOf(fields.texts("redirectUris")), false),
                PkceRule.REQUIRED));
  }

  private static Optional<ClientCredential> credential(Fields fields) {
    var method =
        fields
            .text("clientAuthenticationMethod")
            .flatMap(ClientAuthenticationMethod::named)
            .orElse(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    if (method == ClientAuthenticationMethod.PRIVATE_KEY_JWT) {
      return fields
          .uri("jwksUri")
          .map(uri -> new ClientCredential.OwnKeys(new VerificationKeys.Published(uri)));
    }
    return fields.value("clientSecret").orElse(null) instanceof Value.Hashed(var hash)
        ? Optional.of(new ClientCredential.SharedSecret(method, hash))
        : Optional.empty();
  }
}

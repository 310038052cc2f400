package org.openfpx.http.as.user;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.as.account.Account;
import org.openfpx.domain.oauth.ClientCredential;
import org.openfpx.domain.oauth.GrantType;
import org.openfpx.domain.oauth.VerificationKeys;
import org.openfpx.domain.secret.Secret;
import org.openfpx.http.json.Json;
import org.openfpx.http.json.JsonObject;
import org.openfpx.http.oauth.PublicKeySet;
import org.openfpx.http.problem.BadRequest;

/**
 * What a wallet may say of an account (protocol, section 2.3): how it authenticates, and no more.
 * What OAuth clients can be said to be beside that is refused, lest it be relied on, and lest an
 * account bear a name; what nobody knows is passed over (RFC 7591 section 2).
 */
final class AccountMetadata {
  private static final Set<String> OF_OTHER_CLIENTS =
      Set.of(
          "response_types",
          "client_name",
          "client_uri",
          "logo_uri",
          "contacts",
          "tos_uri",
          "policy_uri",
          "jwks_uri",
          "software_id",
          "software_version",
          "application_type",
          "sector_identifier_uri",
          "subject_type",
          "request_uris",
          "post_logout_redirect_uris",
          "dpop_bound_access_tokens");

  /** RFC 7592 section 2.2: what a client must not say of itself. */
  private static final Set<String> OURS =
      Set.of(
          "registration_access_token",
          "registration_client_uri",
          "client_secret_expires_at",
          "client_id_issued_at");

  private AccountMetadata() {}

  /** The account's own keys; none where the AS shall issue a secret. */
  static Optional<VerificationKeys.Inline> keys(JsonObject body) {
    refuseMore(body);
    if (body.has("grant_types")
        && !body.strings("grant_types").equals(List.of(GrantType.CLIENT_CREDENTIALS.value()))) {
      throw refused("an account uses client_credentials");
    }
    if (!body.optionalString("scope").orElse("user").equals("user")) {
      throw refused("an account has the scope user");
    }
    var method = body.optionalString("token_endpoint_auth_method").orElse("client_secret_basic");
    var jwks = body.optionalObject("jwks");
    return switch (method) {
      case "client_secret_basic" -> {
        if (jwks.isPresent()) {
          throw refused("keys go with private_key_jwt");
        }
        yield Optional.empty();
      }
      case "private_key_jwt" ->
          Optional.of(checked(jwks.orElseThrow(() -> refused("private_key_jwt needs jwks"))));
      default -> throw refused("client_secret_basic or private_key_jwt");
    };
  }

  private static void refuseMore(JsonObject body) {
    var names = body.names().stream().map(name -> name.split("#", 2)[0]).toList();
    // RFC 7591 section 3.2.2 has codes of their own for these.
    if (names.contains("redirect_uris") || names.contains("claims_redirect_uris")) {
      throw new BadRequest("invalid_redirect_uri", "no browser is ever sent to an account");
    }
    if (names.contains("software_statement")) {
      throw new BadRequest("unapproved_software_statement", "no statement is needed or trusted");
    }
    if (names.stream().anyMatch(OF_OTHER_CLIENTS::contains)) {
      throw refused("an account has an authentication method and keys, and nothing else");
    }
    if (names.stream().anyMatch(OURS::contains)) {
      throw refused("the server alone says what it has given");
    }
  }

  private static VerificationKeys.Inline checked(JsonObject jwks) {
    PublicKeySet.flaw(jwks.text())
        .ifPresent(flaw -> {
          throw refused("jwks: " + flaw);
        });
    return new VerificationKeys.Inline(jwks.text());
  }

  /** A secret that is said must be the account's (RFC 7592 section 2.2). */
  static void checkSecret(JsonObject body, Account account) {
    var said = body.optionalString("client_secret");
    boolean isIts =
        said.filter(one -> !one.isBlank())
            .filter(one ->
                account.credential() instanceof ClientCredential.SharedSecret(_, var hash)
                    && hash.matches(new Secret(one)))
            .isPresent();
    if (said.isPresent() && !isIts) {
      throw refused("the client_secret is another");
    }
  }

  /** The keys that an account is registered with. */
  static Optional<JsonNode> publicKeys(Account account) {
    return account.credential() instanceof ClientCredential.OwnKeys(var keys)
            && keys instanceof VerificationKeys.Inline(var jwks)
        ? Json.read(jwks)
        : Optional.empty();
  }

  static BadRequest refused(String detail) {
    return new BadRequest("invalid_client_metadata", detail);
  }
}

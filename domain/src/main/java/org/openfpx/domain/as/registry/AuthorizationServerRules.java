package org.openfpx.domain.as.registry;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.openfpx.domain.oauth.RedirectUris;
import org.openfpx.domain.registry.Draft;
import org.openfpx.domain.registry.Drafted;
import org.openfpx.domain.registry.EntityKey;
import org.openfpx.domain.registry.Fields;
import org.openfpx.domain.registry.Finding;
import org.openfpx.domain.registry.Nearest;
import org.openfpx.domain.registry.Rule;
import org.openfpx.domain.registry.Value;

/** What the types of the authorization server ask beyond the kinds of their attributes. */
final class AuthorizationServerRules {
  private static final int SHORTEST_SECRET = 32;
  private static final Set<String> GRANT_TYPES =
      Set.of(
          "authorization_code",
          "client_credentials",
          "refresh_token",
          "urn:ietf:params:oauth:grant-type:uma-ticket",
          "urn:ietf:params:oauth:grant-type:capability-ticket");

  private AuthorizationServerRules() {}

  /** Logout tokens are posted there (OpenID Connect Back-Channel Logout section 2.2). */
  static List<Finding> backchannel(Draft draft, Drafted registry) {
    return draft
        .fields()
        .text("backchannelLogoutUri")
        .filter(uri -> !uri.matches("https?://.*") || !RedirectUris.isRedirectUri(uri))
        .map(uri ->
            found(
                draft,
                "backchannelLogoutUri",
                "nothing can be posted to " + uri,
                "an https address without fragment (http for loopback only)"))
        .orElse(List.of());
  }

  static Rule level(String attribute) {
    return (draft, registry) ->
        draft.fields().number(attribute).filter(level -> level < 1 || level > 3).isPresent()
            ? found(draft, attribute, "there is no such level of assurance", "1, 2 or 3")
            : List.of();
  }

  static List<Finding> languages(Draft draft, Drafted registry) {
    var languages = new ArrayList<>(draft.fields().texts("languages"));
    var first = draft.fields().text("defaultLanguage");
    var odd =
        Stream.concat(languages.stream(), first.stream())
            .filter(code -> !code.matches("[A-Za-z]{2,3}"))
            .findFirst();
    if (odd.isPresent()) {
      return found(draft, "languages", odd.get() + " is no language", "a subtag such as en or fr");
    }
    if (first.isPresent() && !languages.isEmpty() && !languages.contains(first.get())) {
      return found(
          draft,
          "defaultLanguage",
          "it is not among the languages",
          Nearest.advice(first.get(), languages));
    }
    return List.of();
  }

  /** What is described and not built is refused, lest an operator rely on it. */
  static List<Finding> notInThisVersion(Draft draft, Drafted registry) {
    var findings = new ArrayList<Finding>();
    for (var name : List.of("openRegistration", "jwtAccessTokens")) {
      if (draft.fields().flag(name).orElse(false)) {
        findings.addAll(found(draft, name, "this version can't do that yet", "false"));
      }
    }
    return findings;
  }

  static List<Finding> clientType(Draft draft, Drafted registry) {
    boolean isPublic = draft.fields().text("clientType").filter("PUBLIC"::equals).isPresent();
    boolean none =
        draft.fields().text("clientAuthenticationType").filter("none"::equals).isPresent();
    if (isPublic == none) {
      return List.of();
    }
    return found(
        draft,
        "clientAuthenticationType",
        "it does not fit the clientType",
        isPublic
            ? "none, or the clientType CONFIDENTIAL"
            : "any but none, or the clientType PUBLIC");
  }

  static List<Finding> credential(Draft draft, Drafted registry) {
    var fields = draft.fields();
    boolean keys =
        fields.text("clientAuthenticationType").filter("private_key_jwt"::equals).isPresent();
    if (fields.text("jwksUri").isPresent() && fields.text("jwksRaw").isPresent()) {
      return found(draft, "jwksRaw", "there is a jwksUri too", "one of them");
    }
    boolean hasKeys = fields.text("jwksUri").or(() -> fields.text("jwksRaw")).isPresent();
    if (keys && !hasKeys) {
      return found(draft, "jwksUri", "it is missing", "jwksUri or jwksRaw, for private_key_jwt");
    }
    return secret(draft, keys);
  }

  private static List<Finding> secret(Draft draft, boolean keys) {
    boolean none =
        draft.fields().text("clientAuthenticationType").filter("none"::equals).isPresent();
    var secret = draft.fields().value("secret");
    boolean shown = !keys && !none;
    if (shown && secret.isEmpty()) {
      return found(draft, "secret", "it is missing", SHORTEST_SECRET + " characters or more");
    }
    if (!shown && secret.filter(Value.Clear.class::isInstance).isPresent()) {
      return found(draft, "secret", "it is never asked for", "leave it out");
    }
    boolean signs =
        draft
            .fields()
            .text("clientAuthenticationType")
            .filter("client_secret_jwt"::equals)
            .isPresent();
    // What is kept as a hash can't be signed with, and what is sealed is not compared.
    if (shown
        && secret
            .filter(signs ? Value.Hashed.class::isInstance : Value.Kept.class::isInstance)
            .isPresent()) {
      return found(draft, "secret", "it was kept for another way to show it", "the secret anew");
    }
    if (secret.orElse(null) instanceof Value.Clear(var clear)
        && clear.reveal().length() < SHORTEST_SECRET) {
      return found(draft, "secret", "it is too short", SHORTEST_SECRET + " characters or more");
    }
    return List.of();
  }

  static List<Finding> keysOfIssuer(Draft draft, Drafted registry) {
    boolean published = draft.fields().text("jwksUri").isPresent();
    return published == draft.fields().text("jwksRaw").isPresent()
        ? found(
            draft,
            "jwksUri",
            published ? "there is a jwksRaw too" : "it is missing",
            "jwksUri or jwksRaw, one of them")
        : List.of();
  }

  static List<Finding> claimNames(Draft draft, Drafted registry) {
    return draft.fields().texts("claims").stream()
        .filter(name -> !name.matches("[\\x21-\\x7E]{1,255}"))
        .findFirst()
        .map(name -> found(draft, "claims", "that is no name of a claim", "such as email"))
        .orElse(List.of());
  }

  static List<Finding> grantTypes(Draft draft, Drafted registry) {
    var findings = new ArrayList<Finding>();
    boolean isPublic = draft.fields().text("clientType").filter("PUBLIC"::equals).isPresent();
    for (var grantType : words(draft.fields(), "grantTypes")) {
      if (!GRANT_TYPES.contains(grantType)) {
        findings.addAll(
            found(
                draft,
                "grantTypes",
                grantType + " is no grant type of ours",
                Nearest.advice(grantType, GRANT_TYPES)));
      } else if (isPublic && grantType.equals("client_credentials")) {
        findings.addAll(
            found(draft, "grantTypes", "a public client has no credentials", "leave it out"));
      }
    }
    return findings;
  }

  static List<Finding> tokenLifetimes(Draft draft, Drafted registry) {
    var findings = new ArrayList<Finding>();
    draft
        .fields()
        .members("tokenLifetimes")
        .forEach((name, value) -> {
          if (!name.equals("accessToken") && !name.equals("refreshToken")) {
            findings.addAll(
                found(
                    draft,
                    "tokenLifetimes",
                    "there is no lifetime called " + name,
                    "accessToken or refreshToken"));
          } else if (!isDuration(value)) {
            findings.addAll(
                found(draft, "tokenLifetimes", name + " is no duration", "such as PT15M"));
          }
        });
    return findings;
  }

  private static boolean isDuration(String value) {
    try {
      return Duration.parse(value).isPositive();
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  static List<Finding> withinDefinition(Draft draft, Drafted registry) {
    var allowed =
        registry.one(draft.fields(), "resourceDefinition").stream()
            .flatMap(definition -> definition.related("scope").stream())
            .map(EntityKey::handle)
            .toList();
    return outside(draft, allowed, "the definition has no scope ");
  }

  static List<Finding> withinAllowed(Draft draft, Drafted registry) {
    var allowed =
        registry.ofType("resource-server-allowed-scopes").values().stream()
            .filter(one -> same(one, draft.fields(), "resourceServer"))
            .filter(one -> same(one, draft.fields(), "resourceDefinition"))
            .flatMap(one -> one.related("scope").stream())
            .map(EntityKey::handle)
            .toList();
    return outside(draft, allowed, "its resource server may not offer the scope ");
  }

  private static boolean same(Fields one, Fields other, String relation) {
    return one.related(relation).equals(other.related(relation));
  }

  private static List<Finding> outside(Draft draft, List<String> allowed, String rule) {
    return draft.fields().related("scope").stream()
        .map(EntityKey::handle)
        .filter(scope -> !allowed.contains(scope))
        .flatMap(
            scope -> found(draft, "scope", rule + scope, Nearest.advice(scope, allowed)).stream())
        .toList();
  }

  static List<Finding> sameClient(Draft draft, Drafted registry) {
    var ticket = registry.one(draft.fields(), "capabilityTicket");
    var resource = registry.one(draft.fields(), "requestedResource");
    if (ticket.isPresent()
        && resource.isPresent()
        && !same(ticket.get(), resource.get(), "umaClient")) {
      return found(
          draft,
          "requestedResource",
          "it belongs to another client than the capability ticket",
          "a requested-resource of the ticket's umaClient");
    }
    return List.of();
  }

  static List<Finding> walletMayRegister(Draft draft, Drafted registry) {
    var scopes =
        registry
            .one(draft.fields(), "oauthClient")
            .flatMap(client -> registry.one(client, "oauthClientMetadata"))
            .map(metadata -> words(metadata, "scopes"))
            .orElse(List.of());
    return scopes.contains("register")
        ? List.of()
        : found(
            draft,
            "oauthClient",
            "that client could not make accounts",
            "a client whose metadata has the scope register");
  }

  /** A client is one party: by it alone it is known who asks. */
  static List<Finding> clientOfItsOwn(Draft draft, Drafted registry) {
    var client = draft.fields().one("oauthClient");
    return registry.ofType(draft.key().type()).entrySet().stream()
        .filter(other -> !other.getKey().equals(draft.key()))
        .filter(other -> client.isPresent() && other.getValue().one("oauthClient").equals(client))
        .findFirst()
        .map(other ->
            found(
                draft,
                "oauthClient",
                "that client is " + other.getKey() + " already",
                "an oauth-client of its own"))
        .orElse(List.of());
  }

  private static List<String> words(Fields fields, String attribute) {
    return fields
        .text(attribute)
        .map(text -> List.of(text.strip().split("\\s+")))
        .orElse(List.of());
  }

  private static List<Finding> found(Draft draft, String field, String rule, String right) {
    return List.of(new Finding(draft.key(), field, rule, right));
  }
}

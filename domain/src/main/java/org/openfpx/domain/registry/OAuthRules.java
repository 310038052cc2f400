package org.openfpx.domain.registry;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.openfpx.domain.oauth.ClientAuthenticationMethod;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.RedirectUris;
import org.openfpx.domain.scope.Scope;

/** Rules about clients and providers that the registries of all three systems have. */
public final class OAuthRules {
  private static final String[] ALL_METHODS =
      Arrays.stream(ClientAuthenticationMethod.values())
          .map(ClientAuthenticationMethod::registeredName)
          .toArray(String[]::new);

  private OAuthRules() {}

  /**
   * The names of the methods by which the parties of a network prove to each other who they are:
   * none of them signs with a secret.
   */
  public static String[] methods() {
    return Arrays.stream(ALL_METHODS)
        .filter(name -> !name.equals("none") && !name.equals("client_secret_jwt"))
        .toArray(String[]::new);
  }

  /** All there are, with that of a public client. */
  public static String[] methodsAndNone() {
    return ALL_METHODS.clone();
  }

  /** Names parted by spaces are scope tokens (RFC 6749 section 3.3). */
  public static Rule scopes(String attribute) {
    return (draft, registry) ->
        draft.fields().text(attribute).stream()
            .flatMap(text -> Arrays.stream(text.strip().split("\\s+")))
            .filter(name -> !Scope.isScope(name))
            .map(name ->
                new Finding(
                    draft.key(),
                    attribute,
                    name + " is no scope",
                    "printable ASCII without quotation mark and backslash"))
            .toList();
  }

  /** Addresses are fit to send people back to (RFC 9700 section 2.6). */
  public static Rule redirectUris(String attribute) {
    return (draft, registry) ->
        draft.fields().texts(attribute).stream()
            .filter(uri -> !RedirectUris.isRedirectUri(uri))
            .map(uri ->
                new Finding(
                    draft.key(),
                    attribute,
                    "people can't be sent back to " + uri,
                    "an https address without fragment (http for loopback only)"))
            .toList();
  }

  /** The text is a client id (RFC 6749 appendix A.1). */
  public static Rule clientId(String attribute) {
    return text(
        attribute, ClientId::isClientId, "it is no client id", "1 to 255 printable characters");
  }

  /** The address is an issuer (RFC 8414 section 2). */
  public static Rule issuer(String attribute) {
    return text(
        attribute,
        Issuer::isIssuer,
        "it is no issuer",
        "an https address without query and fragment (http for loopback only)");
  }

  /** A method that shows a secret has one; no method means {@code client_secret_basic}. */
  public static Rule secretForMethod(String method, String secret) {
    return (draft, registry) -> {
      var name = draft.fields().text(method).orElse("client_secret_basic");
      boolean shown = name.startsWith("client_secret");
      var given = draft.fields().value(secret);
      if (shown && given.isEmpty()) {
        return List.of(
            new Finding(draft.key(), secret, "it is missing", "the secret that goes with " + name));
      }
      if (!shown && given.filter(Value.Clear.class::isInstance).isPresent()) {
        return List.of(
            new Finding(draft.key(), secret, "no secret goes with " + name, "leave it out"));
      }
      return List.of();
    };
  }

  private static Rule text(String attribute, Predicate<String> fits, String rule, String right) {
    return (draft, registry) ->
        draft.fields().text(attribute).filter(fits.negate()).isPresent()
            ? List.of(new Finding(draft.key(), attribute, rule, right))
            : List.of();
  }
}

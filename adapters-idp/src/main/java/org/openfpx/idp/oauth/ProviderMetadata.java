package org.openfpx.idp.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.openfpx.domain.oauth.Issuer;

/**
 * What a provider publishes about itself (RFC 8414, OpenID Connect Discovery 1.0).
 *
 * @param document all of it
 */
public record ProviderMetadata(Issuer issuer, ObjectNode document) {
  public Optional<URI> authorizationEndpoint() {
    return address("authorization_endpoint");
  }

  public Optional<URI> tokenEndpoint() {
    return address("token_endpoint");
  }

  public Optional<URI> jwksUri() {
    return address("jwks_uri");
  }

  public Optional<URI> revocationEndpoint() {
    return address("revocation_endpoint");
  }

  public Optional<URI> userinfoEndpoint() {
    return address("userinfo_endpoint");
  }

  /** Whether it says that its answers carry {@code iss} (RFC 9207 section 3). */
  public boolean sendsIssuer() {
    return flag("authorization_response_iss_parameter_supported");
  }

  /** Whether a member is there and true. */
  public boolean flag(String member) {
    return document.path(member).isBoolean() && document.path(member).booleanValue();
  }

  /** An address, if it is there and one to be called: never less safe than the issuer's own. */
  public Optional<URI> address(String member) {
    return Optional.ofNullable(document.path(member).textValue()).flatMap(this::checked);
  }

  private Optional<URI> checked(String text) {
    try {
      var uri = new URI(text);
      var isSafe =
          "https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme()) && issuer.value().startsWith("http:"));
      return isSafe && uri.getHost() != null && uri.getRawFragment() == null
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }
}

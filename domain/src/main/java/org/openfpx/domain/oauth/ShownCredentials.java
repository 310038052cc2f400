package org.openfpx.domain.oauth;

import java.util.Optional;
import org.openfpx.domain.secret.Secret;

/**
 * What a request shows to say which client sends it, unjudged.
 *
 * @param basic from the {@code Authorization} header
 * @param clientId the parameter {@code client_id}
 * @param clientSecret the parameter {@code client_secret}
 * @param assertion the parameter {@code client_assertion} of the type for JWTs
 */
public record ShownCredentials(
    Optional<Basic> basic,
    Optional<String> clientId,
    Optional<Secret> clientSecret,
    Optional<String> assertion) {

  /** The two halves of HTTP Basic, form-decoded (RFC 6749 section 2.3.1). */
  public record Basic(String clientId, Secret secret) {}

  @Override
  public String toString() {
    return "ShownCredentials[redacted]";
  }

  /** Whether there is nothing but a name, as of a public client. */
  public boolean proveNothing() {
    return methods() == 0;
  }

  int methods() {
    return (basic.isPresent() ? 1 : 0)
        + (clientSecret.isPresent() ? 1 : 0)
        + (assertion.isPresent() ? 1 : 0);
  }
}

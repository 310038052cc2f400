package org.openfpx.domain.oauth;

/**
 * How a client asks for tokens: the {@code grant_type} of RFC 6749. Extension grants are URIs.
 *
 * @param value 1 to 255 characters
 */
public record GrantType(String value) {
  public static final GrantType AUTHORIZATION_CODE = new GrantType("authorization_code");
  public static final GrantType CLIENT_CREDENTIALS = new GrantType("client_credentials");
  public static final GrantType REFRESH_TOKEN = new GrantType("refresh_token");

  /** UMA Grant section 3.3.1. */
  public static final GrantType UMA_TICKET =
      new GrantType("urn:ietf:params:oauth:grant-type:uma-ticket");

  /** Opens the AS-first flow (protocol, section 2.1). */
  public static final GrantType CAPABILITY_TICKET =
      new GrantType("urn:ietf:params:oauth:grant-type:capability-ticket");

  /**
   * @throws IllegalArgumentException if the value is blank or too long
   */
  public GrantType {
    if (value.isBlank() || value.length() > 255) {
      throw new IllegalArgumentException("a grant type is 1 to 255 characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}

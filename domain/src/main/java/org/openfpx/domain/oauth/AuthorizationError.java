package org.openfpx.domain.oauth;

import java.util.Locale;

/**
 * Why an authorization request is answered without a code (RFC 6749 section 4.1.2.1, RFC 8707
 * section 2, OIDC Core).
 */
public enum AuthorizationError {
  INVALID_REQUEST,
  UNAUTHORIZED_CLIENT,
  ACCESS_DENIED,
  UNSUPPORTED_RESPONSE_TYPE,
  INVALID_SCOPE,
  INVALID_TARGET,
  SERVER_ERROR,
  TEMPORARILY_UNAVAILABLE,
  LOGIN_REQUIRED,
  CONSENT_REQUIRED,
  INTERACTION_REQUIRED,
  UNMET_AUTHENTICATION_REQUIREMENTS,
  REQUEST_NOT_SUPPORTED,
  REQUEST_URI_NOT_SUPPORTED;

  /** As it is sent. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}

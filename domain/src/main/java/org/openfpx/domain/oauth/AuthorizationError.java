package org.openfpx.domain.oauth;

/**
 * Why an authorization request is answered without a code (RFC 6749 section 4.1.2.1, OIDC Core).
 */
public enum AuthorizationError {
  INVALID_REQUEST,
  UNAUTHORIZED_CLIENT,
  ACCESS_DENIED,
  UNSUPPORTED_RESPONSE_TYPE,
  INVALID_SCOPE,
  SERVER_ERROR,
  TEMPORARILY_UNAVAILABLE,
  LOGIN_REQUIRED,
  CONSENT_REQUIRED,
  INTERACTION_REQUIRED,
  REQUEST_NOT_SUPPORTED,
  REQUEST_URI_NOT_SUPPORTED
}

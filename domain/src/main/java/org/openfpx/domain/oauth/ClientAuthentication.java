package org.openfpx.domain.oauth;

/** What became of a client's attempt to say who it is. */
public sealed interface ClientAuthentication {
  record Authenticated(AuthenticatedClient client) implements ClientAuthentication {}

  /** More than one method in one request (RFC 6749 section 2.3). */
  record SeveralMethods() implements ClientAuthentication {}

  /** Unknown, disabled, or not proven: one and the same answer. */
  record Refused() implements ClientAuthentication {}
}

package org.openfpx.domain.oauth;

import org.openfpx.domain.scope.ScopeSet;

/** What becomes of a client's request for a token of its own. */
public sealed interface ClientTokenIssue {
  record Issued(BearerToken token, ScopeSet scopes) implements ClientTokenIssue {}

  /** A scope that the client is not registered for, or none at all. */
  record ScopeRefused() implements ClientTokenIssue {}

  /** A public client proves nothing and gets nothing (RFC 6749 section 4.4). */
  record NotForPublicClients() implements ClientTokenIssue {}
}

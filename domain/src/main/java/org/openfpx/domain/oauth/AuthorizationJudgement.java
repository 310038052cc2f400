package org.openfpx.domain.oauth;

import java.util.Optional;

/** What becomes of a request at the authorization endpoint. */
public sealed interface AuthorizationJudgement {
  /** In order: the person may be asked. */
  record InOrder(AuthorizationRequest request) implements AuthorizationJudgement {}

  /** Not in order, and the client may be told by redirect. */
  record ToClient(RedirectTarget target, Optional<String> state, AuthorizationError error)
      implements AuthorizationJudgement {}

  /**
   * Not in order, and nobody knows where it would be safe to send the person: the person is told
   * (RFC 6749 section 4.1.2.1).
   */
  record ToPerson(Reason reason) implements AuthorizationJudgement {}

  /** What the person is told. */
  enum Reason {
    UNKNOWN_CLIENT,
    UNKNOWN_REDIRECT
  }
}

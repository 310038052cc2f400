package org.openfpx.domain.as.claims;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a client may be told when gathering comes to nothing. */
enum Refusal {
  /** The request itself was not good: no such ticket, no challenge where one is needed. */
  INVALID_REQUEST("invalid_request"),
  /**
   * No, whatever the reason: refused, a level too low, a source missing, a check that failed
   * (protocol, section 3.8).
   */
  ACCESS_DENIED("access_denied"),
  /** The wallet can't be reached now. */
  TEMPORARILY_UNAVAILABLE("temporarily_unavailable"),
  /** Without a page the wallet knows nobody (OpenID Connect Core section 3.1.2.6). */
  LOGIN_REQUIRED("login_required"),
  /** Without a page the person has not said yes. */
  CONSENT_REQUIRED("consent_required"),
  /** Without a page it does not go. */
  INTERACTION_REQUIRED("interaction_required"),
  /** The sign-in is not as sure as was asked (RFC 9470 section 5). */
  UNMET_AUTHENTICATION_REQUIREMENTS("unmet_authentication_requirements");

  private static final Set<Refusal> OF_SIGN_INS =
      EnumSet.of(
          LOGIN_REQUIRED,
          CONSENT_REQUIRED,
          INTERACTION_REQUIRED,
          UNMET_AUTHENTICATION_REQUIREMENTS);

  private final String code;

  Refusal(String code) {
    this.code = code;
  }

  /**
   * What a client that wants a sign-in is told of what its wallet says: there a level is told
   * anyway, and these say no more. Everything else is a no.
   */
  static Refusal ofSignIn(Optional<String> error) {
    return OF_SIGN_INS.stream()
        .filter(one -> error.equals(Optional.of(one.code)))
        .findFirst()
        .orElse(ACCESS_DENIED);
  }

  String code() {
    return code;
  }
}

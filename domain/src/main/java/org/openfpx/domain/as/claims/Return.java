package org.openfpx.domain.as.claims;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.RedirectTarget;
import org.openfpx.domain.secret.Secret;

/**
 * The way back to the client (protocol, section 3.8; UMA Grant 3.3.3). It says how to go on and
 * nothing of what happened.
 */
record Return(RedirectTarget target, Optional<String> clientState, Issuer issuer) {
  /** With the ticket that is good for going on. */
  URI with(Secret ticket) {
    return with("ticket", ticket.reveal());
  }

  /** With the code of an authorization request (RFC 6749 section 4.1.2). */
  URI withCode(Secret code) {
    return with("code", code.reveal());
  }

  /** With an error of RFC 6749 section 4.1.2.1. */
  URI refusing(Refusal refusal) {
    return with("error", refusal.code());
  }

  private URI with(String name, String value) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put(name, value);
    clientState.ifPresent(state -> parameters.put("state", state));
    parameters.put("iss", issuer.value());
    return target.with(parameters);
  }
}

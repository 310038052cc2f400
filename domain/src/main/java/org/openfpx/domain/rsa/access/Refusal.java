package org.openfpx.domain.rsa.access;

import java.net.URI;
import java.util.Optional;
import org.openfpx.domain.oauth.dpop.ProofFlaw;
import org.openfpx.domain.secret.Secret;

/** Why a request may not pass, as whoever sent it is told. */
public sealed interface Refusal extends Guarded, Verdict {
  /**
   * Here is how to get there (UMA Grant 3.2.1).
   *
   * @param authorizationServer where to take the ticket
   * @param ticket the new ticket
   * @param flaw why the proof that came along proves nothing, if that was it (RFC 9449 section 7.1)
   */
  record Challenge(URI authorizationServer, Secret ticket, Optional<ProofFlaw> flaw)
      implements Refusal {}

  /** The authorization server does not answer, or gives no ticket (UMA Grant 3.2.2). */
  record AuthorizationServerUnreachable() implements Refusal {}
}

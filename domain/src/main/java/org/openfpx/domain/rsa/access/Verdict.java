package org.openfpx.domain.rsa.access;

import java.net.URI;
import org.openfpx.domain.rsa.linking.LinkId;
import org.openfpx.domain.secret.Secret;

/** Whether a request may pass. */
public sealed interface Verdict {
  /**
   * It may, as this person.
   *
   * @param link whose records
   * @param downstream the person's own token upstream
   */
  record Pass(LinkId link, Secret downstream) implements Verdict {}

  /**
   * It may not; here is how to get there (UMA Grant 3.2.1).
   *
   * @param authorizationServer where to take the ticket
   * @param ticket the new ticket
   */
  record Challenge(URI authorizationServer, Secret ticket) implements Verdict {}

  /** It may not, and the authorization server does not answer (UMA Grant 3.2.2). */
  record AuthorizationServerUnreachable() implements Verdict {}

  /** It might, but the source's own provider does not renew the person's token now. */
  record SourceUnreachable() implements Verdict {}
}

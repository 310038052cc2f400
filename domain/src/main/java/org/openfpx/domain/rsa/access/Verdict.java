package org.openfpx.domain.rsa.access;

import org.openfpx.domain.rsa.linking.LinkId;
import org.openfpx.domain.secret.Secret;

/** Whether a request may pass the adapter. */
public sealed interface Verdict permits Verdict.Pass, Verdict.SourceUnreachable, Refusal {
  /**
   * It may, as this person.
   *
   * @param link whose records
   * @param downstream the person's own token upstream
   */
  record Pass(LinkId link, Secret downstream) implements Verdict {}

  /** It might, but the source's own provider does not renew the person's token now. */
  record SourceUnreachable() implements Verdict {}
}

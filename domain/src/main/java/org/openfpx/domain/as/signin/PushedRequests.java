package org.openfpx.domain.as.signin;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.SecretHash;

/** The authorization requests that clients have sent ahead, each found by its reference. */
public interface PushedRequests {
  void keep(SecretHash reference, PushedRequest request);

  /**
   * Takes a request out, in one atomic step: of any number of simultaneous uses of a reference one
   * gets it. Another client's is not found and stays. Expiry is not judged here.
   */
  Optional<PushedRequest> take(SecretHash reference, ClientId by);

  /** Forgets a bounded number of requests that ended before that time. */
  int removeExpired(Instant before, int atMost);
}

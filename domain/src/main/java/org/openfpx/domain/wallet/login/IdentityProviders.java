package org.openfpx.domain.wallet.login;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.wallet.roundtrip.Arrival;
import org.openfpx.domain.wallet.roundtrip.Departure;
import org.openfpx.domain.wallet.roundtrip.Start;

/**
 * The identity providers at which people sign in, by their identifiers in the catalogue.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowAuth">OIDC Core
 *     §3.1</a>
 */
public interface IdentityProviders {
  /** The address for the browser. */
  Start start(String idp, Departure departure);

  /**
   * Exchanges the code and checks all there is to check: the answer's issuer, the ID token's
   * signature, issuer, audience, times and nonce.
   */
  Answer finish(String idp, Arrival arrival);

  /** What came of it. */
  sealed interface Answer {
    /**
     * The provider vouches for this person.
     *
     * @param signedInAt when the person signed in there, if it says so
     * @param assurance as the ID token says; what is missing is lowest
     */
    record Vouched(String issuer, String subject, Assurance assurance, Optional<Instant> signedInAt)
        implements Answer {}

    /** The answer fails a check, or the code was refused. */
    record NotValid() implements Answer {}

    /** The provider can't be reached now. */
    record Unreachable() implements Answer {}
  }
}

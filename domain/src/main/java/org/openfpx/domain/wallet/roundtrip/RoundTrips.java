package org.openfpx.domain.wallet.roundtrip;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.secret.SecretHash;

/** The browsers that are away. */
public interface RoundTrips {
  void begin(RoundTrip trip, SecretHash state);

  /**
   * Takes the trip with this state out of the store, in one atomic step, if it belongs to the
   * session: of any number of simultaneous returns at most one gets it. Another session's return
   * changes nothing.
   */
  Optional<RoundTrip> take(SecretHash state, String session);

  /**
   * Removes trips that ended before.
   *
   * @return how many
   */
  int reap(Instant before, int atMost);
}

package org.openfpx.domain.testing.wallet;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.wallet.roundtrip.RoundTrip;
import org.openfpx.domain.wallet.roundtrip.RoundTrips;

/** Browsers that are away, behind one lock. */
public final class InMemoryRoundTrips implements RoundTrips {
  private final Map<SecretHash, RoundTrip> trips = new HashMap<>();

  @Override
  public synchronized void begin(RoundTrip trip, SecretHash state) {
    trips.put(state, trip);
  }

  @Override
  public synchronized Optional<RoundTrip> take(SecretHash state, String session) {
    var trip = Optional.ofNullable(trips.get(state)).filter(t -> t.session().equals(session));
    trip.ifPresent(found -> trips.remove(state));
    return trip;
  }

  @Override
  public synchronized int reap(Instant before, int atMost) {
    var size = trips.size();
    trips.values().removeIf(trip -> trip.endsAt().isBefore(before));
    return size - trips.size();
  }
}

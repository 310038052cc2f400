package org.openfpx.domain.wallet.roundtrip;

import java.time.InstantSource;
import java.util.Optional;

/** Recognises a browser that comes back: the same browser, the state it took along, once. */
public final class ReturnFromTrip {
  private final RoundTrips trips;
  private final InstantSource time;

  public ReturnFromTrip(RoundTrips trips, InstantSource time) {
    this.trips = trips;
    this.time = time;
  }

  /** The trip that this callback ends; empty if it is unknown, spent, another browser's or over. */
  public Optional<RoundTrip> take(String session, Returned returned) {
    return trips
        .take(returned.state().hash(), session)
        .filter(trip -> time.instant().isBefore(trip.endsAt()))
        .filter(trip -> isFromWhomWeAsked(trip, returned));
  }

  /**
   * An address of its own names the provider; at the common one the answer must name its issuer,
   * which is then held against the provider's (RFC 9207, RFC 9700 section 4.4.2).
   */
  private static boolean isFromWhomWeAsked(RoundTrip trip, Returned returned) {
    return returned
        .provider()
        .map(trip.errand().provider()::equals)
        .orElse(returned.issuer().isPresent());
  }
}

package org.openfpx.domain.wallet.linking;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.oauth.Recency;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.roundtrip.Departure;
import org.openfpx.domain.wallet.roundtrip.Errand;
import org.openfpx.domain.wallet.roundtrip.ReturnPath;
import org.openfpx.domain.wallet.roundtrip.RoundTrip;
import org.openfpx.domain.wallet.roundtrip.RoundTrips;
import org.openfpx.domain.wallet.roundtrip.Start;

/** Sends a signed-in person's browser to a source, to link it or to renew the link. */
public final class BeginLinking {
  private final Sources sources;
  private final RoundTrips trips;
  private final Duration away;
  private final World world;

  /**
   * @param away how long a browser may stay at a source
   */
  public BeginLinking(Sources sources, RoundTrips trips, Duration away, World world) {
    this.sources = sources;
    this.trips = trips;
    this.away = away;
    this.world = world;
  }

  /** Who wants to link what, and where they go on. */
  public record Wish(String session, AccountId account, String source, ReturnPath backTo) {}

  /** The address for the browser, or why there is none. */
  public Start begin(Wish wish, List<Language> languages) {
    var secrets = world.secrets();
    var departure =
        new Departure(
            secrets.next(),
            secrets.next(),
            secrets.next(),
            false,
            Recency.ANY,
            Optional.empty(),
            languages);
    var now = world.time().instant();
    var start = sources.start(wish.source(), departure);
    if (start instanceof Start.SendTo) {
      trips.begin(
          new RoundTrip(
              world.ids().next(),
              wish.session(),
              new Errand.Connect(wish.source(), wish.account()),
              departure.nonce(),
              departure.codeVerifier(),
              wish.backTo(),
              now,
              now.plus(away)),
          departure.state().hash());
    }
    return start;
  }
}

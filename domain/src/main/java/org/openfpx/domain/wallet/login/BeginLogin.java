package org.openfpx.domain.wallet.login;

import java.util.List;
import java.util.Optional;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.oauth.Recency;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.roundtrip.Departure;
import org.openfpx.domain.wallet.roundtrip.Errand;
import org.openfpx.domain.wallet.roundtrip.ReturnPath;
import org.openfpx.domain.wallet.roundtrip.RoundTrip;
import org.openfpx.domain.wallet.roundtrip.RoundTrips;
import org.openfpx.domain.wallet.roundtrip.Start;

/** Sends a browser to an identity provider, with state, nonce and PKCE tied to its session. */
public final class BeginLogin {
  private final IdentityProviders providers;
  private final RoundTrips trips;
  private final SessionLifetimes lifetimes;
  private final World world;

  public BeginLogin(
      IdentityProviders providers, RoundTrips trips, SessionLifetimes lifetimes, World world) {
    this.providers = providers;
    this.trips = trips;
    this.lifetimes = lifetimes;
    this.world = world;
  }

  /**
   * What a person wants.
   *
   * @param again to be asked there once more, even if the provider knows them
   * @param recency how recent the sign-in must be, or it counts for nothing
   * @param least how sure the provider is to be, if it can
   */
  public record Wish(
      String idp, ReturnPath backTo, boolean again, Recency recency, Optional<Assurance> least) {}

  /** The address for the browser, or why there is none. */
  public Start begin(Session session, Wish wish, List<Language> languages) {
    var secrets = world.secrets();
    var departure =
        new Departure(
            secrets.next(),
            secrets.next(),
            secrets.next(),
            wish.again(),
            wish.recency(),
            wish.least(),
            languages);
    var now = world.time().instant();
    var start = providers.start(wish.idp(), departure);
    if (start instanceof Start.SendTo) {
      trips.begin(
          new RoundTrip(
              world.ids().next(),
              session.id(),
              new Errand.SignIn(wish.idp(), wish.again(), wish.recency()),
              departure.nonce(),
              departure.codeVerifier(),
              wish.backTo(),
              now,
              now.plus(lifetimes.away())),
          departure.state().hash());
    }
    return start;
  }
}

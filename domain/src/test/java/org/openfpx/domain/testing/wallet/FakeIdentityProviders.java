package org.openfpx.domain.testing.wallet;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.wallet.login.IdentityProviders;
import org.openfpx.domain.wallet.roundtrip.Arrival;
import org.openfpx.domain.wallet.roundtrip.Departure;
import org.openfpx.domain.wallet.roundtrip.Start;

/** An identity provider at which the code is the name of the person. */
public final class FakeIdentityProviders implements IdentityProviders {
  private final List<Departure> departures = new ArrayList<>();
  private Assurance assurance = Assurance.LOWEST;

  /** What the browsers took along, the latest last. */
  public List<Departure> departures() {
    return List.copyOf(departures);
  }

  /** From now on it says so of everybody. */
  public void vouch(Assurance level) {
    assurance = level;
  }

  @Override
  public Start start(String idp, Departure departure) {
    departures.add(departure);
    return idp.equals("sample-id")
        ? new Start.SendTo(URI.create("https://id.example/?state=" + departure.state().reveal()))
        : new Start.Unknown();
  }

  @Override
  public Answer finish(String idp, Arrival arrival) {
    return arrival.code().reveal().equals("forged")
        ? new Answer.NotValid()
        : new Answer.Vouched(
            "https://id.example", arrival.code().reveal(), assurance, Optional.empty());
  }
}

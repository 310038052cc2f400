package org.openfpx.domain.testing.wallet;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.wallet.login.IdentityProviders;
import org.openfpx.domain.wallet.roundtrip.Arrival;
import org.openfpx.domain.wallet.roundtrip.Departure;
import org.openfpx.domain.wallet.roundtrip.Start;

/**
 * An identity provider at which the code is the name of the person, who signs in anew each time
 * unless something else is said.
 */
public final class FakeIdentityProviders implements IdentityProviders {
  private final InstantSource time;
  private final List<Departure> departures = new ArrayList<>();
  private Assurance assurance = Assurance.LOWEST;
  private Supplier<Optional<Instant>> signedInAt;

  public FakeIdentityProviders(InstantSource time) {
    this.time = time;
    this.signedInAt = () -> Optional.of(time.instant());
  }

  /** From now on it lets everybody in who signed in now, and says when that was. */
  public void remember() {
    say(time.instant());
  }

  /** From now on it says this of everybody. */
  public void say(Instant when) {
    signedInAt = () -> Optional.of(when);
  }

  /** From now on it does not say when anybody signed in. */
  public void keepTimesToItself() {
    signedInAt = Optional::empty;
  }

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
            "https://id.example", arrival.code().reveal(), assurance, signedInAt.get());
  }
}

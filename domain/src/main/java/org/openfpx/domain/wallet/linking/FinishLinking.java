package org.openfpx.domain.wallet.linking;

import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.linking.Sources.Connection;
import org.openfpx.domain.wallet.roundtrip.Arrival;
import org.openfpx.domain.wallet.roundtrip.Errand;
import org.openfpx.domain.wallet.roundtrip.Returned;
import org.openfpx.domain.wallet.roundtrip.RoundTrip;

/** Links the source that a person comes back from. */
public final class FinishLinking {
  private final Sources sources;
  private final Links links;
  private final World world;

  public FinishLinking(Sources sources, Links links, World world) {
    this.sources = sources;
    this.links = links;
    this.world = world;
  }

  /** What came of it. */
  public enum Outcome {
    LINKED,
    /** The person or the source has called it off. */
    CALLED_OFF,
    /** What the source says fails a check, or somebody else has signed in meanwhile. */
    NOT_VALID,
    /** The source can't be reached now. */
    UNREACHABLE
  }

  /** Ends the trip that {@link BeginLinking} began, for the person who is signed in now. */
  public Outcome finish(
      AccountId signedIn, RoundTrip trip, Errand.Connect errand, Returned returned) {
    if (!errand.account().equals(signedIn)) {
      return Outcome.NOT_VALID;
    }
    if (returned.code().isEmpty()) {
      return Outcome.CALLED_OFF;
    }
    var arrival =
        new Arrival(returned.code().get(), returned.issuer(), trip.nonce(), trip.codeVerifier());
    return switch (sources.finish(errand.source(), arrival)) {
      case Connection.Connected connected -> keep(errand, connected);
      case Connection.NotValid() -> Outcome.NOT_VALID;
      case Connection.Unreachable() -> Outcome.UNREACHABLE;
    };
  }

  private Outcome keep(Errand.Connect errand, Connection.Connected connected) {
    links.keep(
        new Link(
            world.ids().next(),
            errand.account(),
            errand.source(),
            connected.label(),
            connected.tokens(),
            false,
            world.time().instant(),
            0));
    return Outcome.LINKED;
  }
}

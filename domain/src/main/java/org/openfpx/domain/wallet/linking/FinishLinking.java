package org.openfpx.domain.wallet.linking;

import org.openfpx.domain.time.Atomically;
import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.account.Accounts;
import org.openfpx.domain.wallet.linking.Sources.Connection;
import org.openfpx.domain.wallet.roundtrip.Arrival;
import org.openfpx.domain.wallet.roundtrip.Errand;
import org.openfpx.domain.wallet.roundtrip.Returned;
import org.openfpx.domain.wallet.roundtrip.RoundTrip;

/** Links the source that a person comes back from. */
public final class FinishLinking {
  private final Sources sources;
  private final Links links;
  private final Accounts accounts;
  private final Atomically atomically;
  private final World world;

  public FinishLinking(Sources sources, Records records, World world) {
    this.sources = sources;
    this.links = records.links();
    this.accounts = records.accounts();
    this.atomically = records.atomically();
    this.world = world;
  }

  /** Where the link is kept, and who has to be there still. */
  public record Records(Links links, Accounts accounts, Atomically atomically) {}

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
    var link =
        new Link(
            world.ids().next(),
            errand.account(),
            errand.source(),
            connected.label(),
            connected.tokens(),
            false,
            world.time().instant(),
            0);
    return atomically.run(() -> {
      var isOpen = accounts.hold(errand.account());
      links.keep(link);
      if (!isOpen) {
        // The person has left: what the source gave is ended there (Unlink).
        var _ = links.part(errand.account(), errand.source());
      }
      return isOpen ? Outcome.LINKED : Outcome.NOT_VALID;
    });
  }
}

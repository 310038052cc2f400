package org.openfpx.domain.testing.wallet;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.wallet.linking.Sources;
import org.openfpx.domain.wallet.roundtrip.Arrival;
import org.openfpx.domain.wallet.roundtrip.Departure;
import org.openfpx.domain.wallet.roundtrip.Start;

/** Sources that can be taken down or lose patience, and that notice a refresh token shown twice. */
public final class FakeSources implements Sources {
  private final TestWorld world;
  private final Set<String> down = new HashSet<>();
  private final Set<String> refusing = new HashSet<>();
  private final Set<String> spent = new HashSet<>();
  private final List<RotPurpose> purposes = new ArrayList<>();
  private final List<String> revoked = new ArrayList<>();

  public FakeSources(TestWorld world) {
    this.world = world;
  }

  public synchronized void takeDown(String source) {
    down.add(source);
  }

  public synchronized void bringBack(String source) {
    down.remove(source);
  }

  /** From now on the source wants people to sign in again. */
  public synchronized void refuse(String source) {
    refusing.add(source);
  }

  /** What ROTs were asked for. */
  public synchronized List<RotPurpose> purposes() {
    return List.copyOf(purposes);
  }

  public synchronized List<String> revoked() {
    return List.copyOf(revoked);
  }

  @Override
  public synchronized Start start(String source, Departure departure) {
    return down.contains(source)
        ? new Start.Unreachable()
        : new Start.SendTo(
            URI.create("https://" + source + "/?state=" + departure.state().reveal()));
  }

  @Override
  public synchronized Connection finish(String source, Arrival arrival) {
    return down.contains(source)
        ? new Connection.Unreachable()
        : new Connection.Connected(tokens(), Optional.of("June"));
  }

  private Tokens tokens() {
    Instant end = world.instant().plus(Duration.ofHours(1));
    return new Tokens(world.next(), end, Optional.of(world.next()));
  }

  @Override
  public synchronized Renewal refresh(String source, Secret refreshToken) {
    if (down.contains(source)) {
      return new Renewal.Unreachable();
    }
    return refusing.contains(source) || !spent.add(refreshToken.reveal())
        ? new Renewal.Refused()
        : new Renewal.Renewed(tokens());
  }

  @Override
  public synchronized RotAnswer rots(String source, Secret accessToken, List<RotPurpose> wanted) {
    if (down.contains(source)) {
      return new RotAnswer.Unreachable();
    }
    if (refusing.contains(source)) {
      return new RotAnswer.Refused();
    }
    purposes.addAll(wanted);
    return new RotAnswer.Issued(wanted.stream().map(purpose -> world.next(64)).toList());
  }

  @Override
  public synchronized boolean revoke(String source, Secret token) {
    if (down.contains(source)) {
      return false;
    }
    revoked.add(source);
    return true;
  }
}

package org.openfpx.domain.wallet.dashboard;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openfpx.domain.wallet.consent.Consent;
import org.openfpx.domain.wallet.permission.Permission;
import org.openfpx.domain.wallet.permission.Permission.Reason;
import org.openfpx.domain.wallet.permission.Permission.Standing;

/** One consent and where it stands. */
public record Sharing(Consent consent, List<Permission> permissions, State state) {
  public Sharing {
    permissions = List.copyOf(permissions);
  }

  /** Where it stands. */
  public sealed interface State {
    /** The client may be reading. */
    record Active(Instant until) implements State {}

    /** The person has stopped it; an authorization server has yet to confirm. */
    record BeingStopped(Instant since) implements State {}

    /** Nobody reads it any more. */
    record Ended(Optional<Reason> reason, Instant at) implements State {}

    /** The person said no. */
    record SaidNo() implements State {}
  }

  static Sharing of(Consent consent, List<Permission> permissions, Instant now) {
    return new Sharing(consent, permissions, state(consent, permissions, now));
  }

  private static State state(Consent consent, List<Permission> permissions, Instant now) {
    if (!consent.yes()) {
      return new State.SaidNo();
    }
    var live = permissions.stream().filter(permission -> permission.isLiveAt(now)).toList();
    var stopping =
        live.stream()
            .flatMap(
                p -> p.standing() instanceof Standing.Stopping s ? Stream.of(s) : Stream.empty())
            .map(Standing.Stopping::since)
            .findFirst();
    if (live.isEmpty()) {
      return ended(consent, permissions);
    }
    if (stopping.isPresent()) {
      return new State.BeingStopped(stopping.get());
    }
    return new State.Active(
        live.stream().map(Permission::endsAt).max(Instant::compareTo).orElseThrow());
  }

  private static State ended(Consent consent, List<Permission> permissions) {
    return permissions.stream()
        .flatMap(p -> p.standing() instanceof Standing.Ended e ? Stream.of(e) : Stream.empty())
        .max(Comparator.comparing(Standing.Ended::at))
        .<State>map(last -> new State.Ended(Optional.of(last.reason()), last.at()))
        .orElseGet(() -> new State.Ended(Optional.of(Reason.RAN_OUT), consent.liveUntil()));
  }
}

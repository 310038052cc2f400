package org.openfpx.domain.wallet.dashboard;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openfpx.domain.wallet.owning.WaitingRequests.Waiting;
import org.openfpx.domain.wallet.permission.ConsentId;
import org.openfpx.domain.wallet.permission.Permission.Standing;

/**
 * What a person shares and what waits for them as an owner, each of it once. Where the wallet or
 * the authorization server died between a yes and its answer, both the promise and the request are
 * there, until it is known what holds: then the request is shown, for whoever opens it finds out.
 * Where the promise is known to hold, only the request has not been heard to be over.
 *
 * @param active what is shared
 * @param asked what waits
 */
public record EachOnce(List<Sharing> active, List<Asked> asked) {
  public EachOnce {
    active = List.copyOf(active);
    asked = List.copyOf(asked);
  }

  /**
   * A request that waits.
   *
   * @param saidYes whether the person has said yes, and nobody knows whether it arrived
   */
  public record Asked(Waiting waiting, boolean saidYes) {}

  /** Of what is shared, and what waits. */
  public static EachOnce of(Collection<Sharing> active, Collection<Waiting> waiting) {
    Map<ConsentId, Sharing> byId =
        active.stream().collect(Collectors.toMap(one -> one.consent().id(), Function.identity()));
    var asked =
        waiting.stream()
            .flatMap(one -> asked(one, Optional.ofNullable(byId.get(one.consent()))).stream())
            .toList();
    Set<ConsentId> promised =
        asked.stream()
            .filter(Asked::saidYes)
            .map(one -> one.waiting().consent())
            .collect(Collectors.toSet());
    return new EachOnce(
        active.stream().filter(one -> !promised.contains(one.consent().id())).toList(), asked);
  }

  private static Optional<Asked> asked(Waiting waiting, Optional<Sharing> sharing) {
    return sharing.filter(EachOnce::isKnownToHold).isPresent()
        ? Optional.empty()
        : Optional.of(new Asked(waiting, sharing.isPresent()));
  }

  private static boolean isKnownToHold(Sharing sharing) {
    return sharing.permissions().stream()
        .anyMatch(one ->
            one.standing() instanceof Standing.Given
                || one.standing() instanceof Standing.Stopping);
  }
}

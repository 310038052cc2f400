package org.openfpx.domain.testing.wallet;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.wallet.consent.Choices;
import org.openfpx.domain.wallet.consent.ConsentRequest;
import org.openfpx.domain.wallet.consent.ConsentRequest.Stage;
import org.openfpx.domain.wallet.consent.ConsentRequests;
import org.openfpx.domain.wallet.permission.ConsentId;

/** Requests under way behind one lock. */
public final class InMemoryConsentRequests implements ConsentRequests {
  private static final Set<Stage> WAITING = Set.of(Stage.ASKING, Stage.SHARING, Stage.PUSHING);

  private final Map<ConsentId, ConsentRequest> requests = new HashMap<>();
  private final Map<ConsentId, Map<String, Secret>> rots = new HashMap<>();

  @Override
  public synchronized ConsentRequest open(ConsentRequest request) {
    var handle = request.handle().hash();
    var kept = requests.values().stream().filter(r -> r.handle().hash().equals(handle)).findFirst();
    if (kept.isEmpty()) {
      requests.put(request.id(), request);
    }
    return kept.orElse(request);
  }

  @Override
  public synchronized Optional<ConsentRequest> find(ConsentId id) {
    return Optional.ofNullable(requests.get(id));
  }

  @Override
  public synchronized List<ConsentRequest> waiting(String session, Instant now) {
    return requests.values().stream()
        .filter(request -> request.session().equals(session))
        .filter(request -> WAITING.contains(request.stage()))
        .filter(request -> request.endsAt().isAfter(now))
        .toList();
  }

  @Override
  public synchronized void draft(ConsentId id, Choices choices) {
    find(id)
        .filter(request -> request.stage() == Stage.ASKING)
        .ifPresent(request -> requests.put(id, changed(request, request.stage(), choices)));
  }

  @Override
  public synchronized boolean move(ConsentId id, Stage from, Stage to) {
    var found = find(id).filter(request -> request.stage() == from);
    found.ifPresent(request ->
        requests.put(
            id,
            new ConsentRequest(
                id,
                request.server(),
                request.handle(),
                request.parameters(),
                request.session(),
                request.openedAt(),
                request.endsAt(),
                to,
                request.draft())));
    return found.isPresent();
  }

  @Override
  public synchronized void taken(SecretHash handle) {
    requests.values().stream()
        .filter(request -> request.handle().hash().equals(handle))
        .map(ConsentRequest::id)
        .toList()
        .forEach(id -> move(id, Stage.SHARED, Stage.TAKEN));
  }

  @Override
  public synchronized List<ConsentId> untaken(Instant endedBefore, int atMost) {
    return requests.values().stream()
        .filter(request -> request.stage() == Stage.SHARED)
        .filter(request -> request.endsAt().isBefore(endedBefore))
        .map(ConsentRequest::id)
        .limit(atMost)
        .toList();
  }

  private static ConsentRequest changed(ConsentRequest old, Stage stage, Choices choices) {
    return new ConsentRequest(
        old.id(),
        old.server(),
        old.handle(),
        old.parameters(),
        old.session(),
        old.openedAt(),
        old.endsAt(),
        stage,
        Optional.of(choices));
  }

  @Override
  public synchronized boolean keepRots(ConsentId id, Map<String, Secret> fresh) {
    var moved = move(id, Stage.SHARING, Stage.PUSHING);
    if (moved) {
      rots.put(id, Map.copyOf(fresh));
    }
    return moved;
  }

  @Override
  public synchronized Map<String, Secret> rots(ConsentId id) {
    return rots.getOrDefault(id, Map.of());
  }

  @Override
  public synchronized void dropRots(ConsentId id) {
    rots.remove(id);
  }

  @Override
  public synchronized int reap(Instant before, int atMost) {
    var size = requests.size();
    requests.values().removeIf(request -> request.endsAt().isBefore(before));
    rots.keySet().retainAll(requests.keySet());
    return size - requests.size();
  }
}

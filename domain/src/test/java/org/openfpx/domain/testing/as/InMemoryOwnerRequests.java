package org.openfpx.domain.testing.as;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.request.OwnerRequest;
import org.openfpx.domain.as.request.OwnerRequests;
import org.openfpx.domain.as.request.RequestId;
import org.openfpx.domain.as.request.RequestingParty;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.oauth.ClientId;

/** Requests to owners in a map, in the order in which they came. */
public final class InMemoryOwnerRequests implements OwnerRequests {
  private final Map<RequestId, OwnerRequest> requests = new LinkedHashMap<>();
  private final Map<TransactionId, Integer> polled = new HashMap<>();
  private final Map<TransactionId, Kept> parties = new HashMap<>();

  @Override
  public synchronized boolean add(OwnerRequest request, Bounds bounds) {
    if (requests.containsKey(request.id()) || of(request.transaction()).isPresent()) {
      throw new IllegalStateException("there is such a request");
    }
    var ofOwner =
        requests.values().stream()
            .filter(one -> one.account().equals(request.account()))
            .filter(one -> isOpenAt(request.since(), one))
            .toList();
    var ofClient = ofOwner.stream().filter(one -> one.client().equals(request.client())).toList();
    long alike = ofClient.stream().filter(one -> one.lines().equals(request.lines())).count();
    boolean isRoom =
        ofOwner.size() < bounds.ofOwner()
            && ofClient.size() < bounds.ofClient()
            && alike < bounds.alike();
    if (isRoom) {
      requests.put(request.id(), request);
    }
    return isRoom;
  }

  private static boolean isOpenAt(Instant now, OwnerRequest request) {
    return request.state() == OwnerRequest.State.PENDING && now.isBefore(request.expiresAt());
  }

  private Optional<OwnerRequest> of(TransactionId transaction) {
    return requests.values().stream()
        .filter(one -> one.transaction().equals(transaction))
        .findFirst();
  }

  @Override
  public synchronized Optional<OwnerRequest> find(RequestId id, Seer by) {
    return Optional.ofNullable(requests.get(id)).filter(by::sees);
  }

  @Override
  public synchronized List<OwnerRequest> pending(
      Seer by, Optional<RequestId> after, Instant now, int atMost) {
    var all = List.copyOf(requests.values());
    var known = after.map(requests::get).map(all::indexOf).orElse(-1);
    return all.stream()
        .skip(known + 1L)
        .filter(one -> by.sees(one) && isOpenAt(now, one))
        .limit(atMost)
        .toList();
  }

  @Override
  public synchronized boolean answer(RequestId id, ClientId account, OwnerRequest.State answer) {
    var found =
        find(id, new Owner(account)).filter(one -> one.state() == OwnerRequest.State.PENDING);
    found.ifPresent(one -> requests.put(id, with(one, answer)));
    return found.isPresent();
  }

  private static OwnerRequest with(OwnerRequest one, OwnerRequest.State state) {
    return new OwnerRequest(
        one.id(),
        one.transaction(),
        one.account(),
        one.wallet(),
        one.client(),
        one.purpose(),
        one.lines(),
        one.since(),
        one.expiresAt(),
        state,
        Optional.empty());
  }

  @Override
  public synchronized Optional<Polled> poll(TransactionId transaction) {
    return of(transaction)
        .map(one -> new Polled(one, polled.merge(transaction, 1, Integer::sum) - 1));
  }

  private record Kept(RequestingParty party, Instant until) {}

  @Override
  public synchronized void keepParty(
      TransactionId transaction, RequestingParty party, Instant until) {
    parties.put(transaction, new Kept(party, until));
  }

  @Override
  public synchronized Optional<RequestingParty> takeParty(TransactionId transaction, Instant now) {
    return Optional.ofNullable(parties.remove(transaction))
        .filter(kept -> now.isBefore(kept.until()))
        .map(Kept::party);
  }

  @Override
  public synchronized void forgetParty(TransactionId transaction) {
    parties.remove(transaction);
  }

  @Override
  public synchronized void denyAllOn(ResourceId resource, ClientId account) {
    for (var one : List.copyOf(requests.values())) {
      if (one.lines().stream().anyMatch(line -> line.resource().equals(Optional.of(resource)))) {
        var _ = answer(one.id(), account, OwnerRequest.State.DENIED);
      }
    }
  }

  @Override
  public synchronized void removeAllOf(ClientId account) {
    requests.values().removeIf(one -> one.account().equals(account));
  }

  @Override
  public synchronized int removeExpired(Instant before, int atMost) {
    var gone =
        requests.values().stream()
            .filter(one -> one.expiresAt().isBefore(before))
            .limit(atMost)
            .map(OwnerRequest::id)
            .toList();
    gone.forEach(requests::remove);
    var over =
        parties.entrySet().stream()
            .filter(one -> one.getValue().until().isBefore(before))
            .limit(atMost - (long) gone.size())
            .map(Map.Entry::getKey)
            .toList();
    over.forEach(parties::remove);
    return gone.size() + over.size();
  }
}

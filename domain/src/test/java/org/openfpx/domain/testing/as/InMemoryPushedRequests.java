package org.openfpx.domain.testing.as;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.as.signin.PushedRequest;
import org.openfpx.domain.as.signin.PushedRequests;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.SecretHash;

/** Requests in a map. */
public final class InMemoryPushedRequests implements PushedRequests {
  private final Map<SecretHash, PushedRequest> requests = new HashMap<>();

  @Override
  public synchronized void keep(SecretHash reference, PushedRequest request) {
    requests.put(reference, request);
  }

  @Override
  public synchronized Optional<PushedRequest> take(SecretHash reference, ClientId by) {
    var found = Optional.ofNullable(requests.get(reference)).filter(r -> r.client().equals(by));
    found.ifPresent(_ -> requests.remove(reference));
    return found;
  }

  @Override
  public synchronized int removeExpired(Instant before, int atMost) {
    var over =
        requests.entrySet().stream()
            .filter(entry -> entry.getValue().expiresAt().isBefore(before))
            .map(Map.Entry::getKey)
            .limit(atMost)
            .toList();
    over.forEach(requests::remove);
    return over.size();
  }
}

package org.openfpx.domain.testing.as;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openfpx.domain.as.logout.SignedOut;
import org.openfpx.domain.oauth.ClientId;

/** Who signed out, behind one lock. */
public final class InMemorySignedOut implements SignedOut {
  private final Map<List<String>, Instant> until = new LinkedHashMap<>();

  @Override
  public synchronized void remember(ClientId client, String subject, Instant end) {
    until.put(List.of(client.value(), subject), end);
  }

  @Override
  public synchronized boolean isSignedOut(ClientId client, String subject, Instant now) {
    return until.getOrDefault(List.of(client.value(), subject), Instant.MIN).isAfter(now);
  }

  @Override
  public synchronized void forget(ClientId client, String subject) {
    until.remove(List.of(client.value(), subject));
  }

  @Override
  public synchronized int removeExpired(Instant before, int atMost) {
    var over =
        until.entrySet().stream()
            .filter(one -> one.getValue().isBefore(before))
            .map(Map.Entry::getKey)
            .limit(atMost)
            .toList();
    over.forEach(until::remove);
    return over.size();
  }
}

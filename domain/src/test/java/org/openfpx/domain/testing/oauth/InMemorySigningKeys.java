package org.openfpx.domain.testing.oauth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.openfpx.domain.oauth.SigningKey;
import org.openfpx.domain.oauth.SigningKeys;

/** Signing keys in a map. */
public final class InMemorySigningKeys implements SigningKeys {
  private final Map<String, SigningKey> keys = new LinkedHashMap<>();

  @Override
  public synchronized List<SigningKey> all() {
    return List.copyOf(keys.values());
  }

  @Override
  public synchronized void add(SigningKey key) {
    keys.put(key.keyId(), key);
  }

  @Override
  public synchronized <T> T alone(Supplier<T> work) {
    return work.get();
  }

  @Override
  public synchronized void reschedule(SigningKey key) {
    keys.computeIfPresent(
        key.keyId(),
        (id, kept) ->
            new SigningKey(
                id,
                kept.algorithm(),
                kept.publicJwk(),
                kept.privateJwk(),
                key.signsFrom(),
                key.signsUntil(),
                key.publishedUntil()));
  }

  @Override
  public synchronized void remove(String keyId) {
    keys.remove(keyId);
  }
}

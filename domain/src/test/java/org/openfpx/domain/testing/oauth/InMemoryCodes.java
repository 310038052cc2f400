package org.openfpx.domain.testing.oauth;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.CodeUse;
import org.openfpx.domain.oauth.Codes;
import org.openfpx.domain.oauth.IssuedCode;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.secret.SecretHash;

/** Codes in a map. */
public final class InMemoryCodes implements Codes {
  private final Map<SecretHash, IssuedCode> codes = new HashMap<>();
  private final Set<SecretHash> spent = new HashSet<>();

  @Override
  public synchronized void issue(SecretHash code, IssuedCode issued) {
    codes.put(code, issued);
  }

  @Override
  public synchronized CodeUse consume(SecretHash code, ClientId by, Optional<KeyThumbprint> key) {
    var issued = codes.get(code);
    if (issued == null || !issued.client().equals(by) || !isHeld(issued, key)) {
      return new CodeUse.Unknown();
    }
    return spent.add(code) ? new CodeUse.First(issued) : new CodeUse.Again(issued);
  }

  private static boolean isHeld(IssuedCode issued, Optional<KeyThumbprint> key) {
    return issued.key().isEmpty() || issued.key().equals(key);
  }

  @Override
  public synchronized void endAllOf(ClientId client) {
    codes.values().removeIf(issued -> issued.client().equals(client));
  }
}

package org.openfpx.domain.wallet.owning;

import java.util.List;
import java.util.Optional;
import org.openfpx.domain.text.LocalizedText;

/**
 * Somebody whose word about people counts in a network.
 *
 * @param claims the names of what they vouch for
 */
public record Believed(String issuer, Optional<LocalizedText> name, List<String> claims) {
  public Believed {
    claims = List.copyOf(claims);
  }
}

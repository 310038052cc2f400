package org.openfpx.domain.assurance;

import java.util.List;
import java.util.Optional;

/**
 * The levels that a client asks for by {@code acr_values} (OpenID Connect Core section 3.1.2.1, RFC
 * 9470 section 5): one of them must be met. Values that nobody here understands ask for nothing.
 *
 * @param any the best liked first
 */
public record AskedLevels(List<Assurance> any) {
  public AskedLevels {
    any = List.copyOf(any);
  }

  /** What these values ask for. */
  public static AskedLevels of(List<String> acrValues) {
    return new AskedLevels(
        acrValues.stream().flatMap(value -> Assurance.ofAcr(value).stream()).toList());
  }

  /** Whether a sign-in of that level is sure enough. */
  public boolean areMetBy(Assurance level) {
    return any.isEmpty() || any.stream().anyMatch(level::suffices);
  }

  /** What a provider is asked for. */
  public Optional<Assurance> bestLiked() {
    return any.stream().findFirst();
  }
}

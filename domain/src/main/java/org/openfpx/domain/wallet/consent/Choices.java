package org.openfpx.domain.wallet.consent;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openfpx.domain.scope.ScopeSet;

/**
 * What a person has chosen on the page so far.
 *
 * @param lines by the number of the line
 */
public record Choices(Map<Integer, Choice> lines, HowLong howLong) {
  public Choices {
    lines = java.util.Collections.unmodifiableMap(new TreeMap<>(lines));
  }

  /**
   * One line's choice.
   *
   * @param resource from where
   * @param scopes which parts; none leaves the line out
   */
  public record Choice(Optional<String> resource, ScopeSet scopes) {
    /** Nothing chosen. */
    public static final Choice NONE = new Choice(Optional.empty(), ScopeSet.NONE);
  }

  /** The choice for a line. */
  public Choice of(int line) {
    return lines.getOrDefault(line, Choice.NONE);
  }
}

package org.openfpx.domain.assurance;

/**
 * NIST SP 800-63 identity assurance level: how well it was proven who someone is.
 *
 * @param level 1 (lowest) to 3
 */
public record Ial(int level) implements Comparable<Ial> {
  /** What holds when nothing is known. */
  public static final Ial LOWEST = new Ial(1);

  /**
   * @throws IllegalArgumentException if the level is not 1, 2 or 3
   */
  public Ial {
    if (level < 1 || level > 3) {
      throw new IllegalArgumentException("an assurance level is 1, 2 or 3");
    }
  }

  /** Whether this is at least as high. */
  public boolean suffices(Ial least) {
    return level >= least.level;
  }

  /** The lower of the two. */
  public Ial atMost(Ial other) {
    return level <= other.level ? this : other;
  }

  @Override
  public int compareTo(Ial other) {
    return Integer.compare(level, other.level);
  }
}

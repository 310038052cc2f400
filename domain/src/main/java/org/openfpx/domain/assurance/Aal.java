package org.openfpx.domain.assurance;

/**
 * NIST SP 800-63 authenticator assurance level: how sure it is that it was them who signed in.
 *
 * @param level 1 (lowest) to 3
 */
public record Aal(int level) implements Comparable<Aal> {
  /** What holds when nothing is known. */
  public static final Aal LOWEST = new Aal(1);

  /**
   * @throws IllegalArgumentException if the level is not 1, 2 or 3
   */
  public Aal {
    if (level < 1 || level > 3) {
      throw new IllegalArgumentException("an assurance level is 1, 2 or 3");
    }
  }

  /** Whether this is at least as high. */
  public boolean suffices(Aal least) {
    return level >= least.level;
  }

  /** The lower of the two. */
  public Aal atMost(Aal other) {
    return level <= other.level ? this : other;
  }

  @Override
  public int compareTo(Aal other) {
    return Integer.compare(level, other.level);
  }
}

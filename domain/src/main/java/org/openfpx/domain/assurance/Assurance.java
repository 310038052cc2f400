package org.openfpx.domain.assurance;

/** Both levels of one login. */
public record Assurance(Ial ial, Aal aal) {
  /** What holds when nothing is known. */
  public static final Assurance LOWEST = new Assurance(Ial.LOWEST, Aal.LOWEST);

  /** Level by level the lower of the two. */
  public Assurance atMost(Assurance other) {
    return new Assurance(ial.atMost(other.ial), aal.atMost(other.aal));
  }

  /** Whether both levels are at least as high as asked. */
  public boolean suffices(Assurance least) {
    return ial.suffices(least.ial) && aal.suffices(least.aal);
  }
}

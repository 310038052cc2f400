package org.openfpx.domain.assurance;

/** Both levels of one login. */
public record Assurance(Ial ial, Aal aal) {
  /** What holds when nothing is known. */
  public static final Assurance LOWEST = new Assurance(Ial.LOWEST, Aal.LOWEST);

  /** Level by level the lower of the two. */
  public Assurance atMost(Assurance other) {
    return new Assurance(ial.atMost(other.ial), aal.atMost(other.aal));
  }

  /** Level by level the higher of the two. */
  public Assurance atLeast(Assurance other) {
    return new Assurance(
        ial.suffices(other.ial) ? ial : other.ial, aal.suffices(other.aal) ? aal : other.aal);
  }

  /** Whether both levels are at least as high as asked. */
  public boolean suffices(Assurance least) {
    return ial.suffices(least.ial) && aal.suffices(least.aal);
  }
}

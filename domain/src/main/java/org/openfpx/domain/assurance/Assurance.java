package org.openfpx.domain.assurance;

import java.util.Optional;
import java.util.regex.Pattern;

/** Both levels of one login. */
public record Assurance(Ial ial, Aal aal) {
  /** What holds when nothing is known. */
  public static final Assurance LOWEST = new Assurance(Ial.LOWEST, Aal.LOWEST);

  private static final Pattern ACR = Pattern.compile("ial([1-3])-aal([1-3])");

  /** Both levels as {@code acr} names them: {@code ial2-aal3}. */
  public String acr() {
    return "ial" + ial.level() + "-aal" + aal.level();
  }

  /** The levels that an {@code acr} names; empty if it is another's name for something. */
  public static Optional<Assurance> ofAcr(String acr) {
    var found = ACR.matcher(acr);
    return found.matches()
        ? Optional.of(
            new Assurance(
                new Ial(Integer.parseInt(found.group(1))),
                new Aal(Integer.parseInt(found.group(2)))))
        : Optional.empty();
  }

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

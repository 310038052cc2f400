package org.openfpx.domain.as.permission;

import java.time.Duration;
import java.util.Optional;
import org.openfpx.domain.assurance.Aal;
import org.openfpx.domain.assurance.Assurance;

/**
 * How sure a wallet was of the person at the decision (protocol, section 2.6).
 *
 * @param assurance the lower of what the wallet said and what it is attested for
 * @param age the upper bound of the login's age, if the wallet gave one
 */
public record Login(Assurance assurance, Optional<Duration> age) {
  /** What holds when nothing is known. */
  public static final Login UNKNOWN = new Login(Assurance.LOWEST, Optional.empty());

  /**
   * The level as it counts where a login may be no older than that: an older one has lowest AAL.
   */
  public Assurance asOf(Optional<Duration> maxAge) {
    var tooOld =
        maxAge.isPresent() && age.map(actual -> actual.compareTo(maxAge.get()) > 0).orElse(true);
    return tooOld ? new Assurance(assurance.ial(), Aal.LOWEST) : assurance;
  }
}

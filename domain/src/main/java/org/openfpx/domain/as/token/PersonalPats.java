package org.openfpx.domain.as.token;

import java.util.Optional;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.secret.Secret;

/** The PATs that people gave (protocol, section 2.4). */
@FunctionalInterface
public interface PersonalPats {
  /**
   * The PAT behind a token, if it is one and is still worth something.
   *
   * @param proven the key that whoever shows it has proven to hold, if any
   */
  Optional<Pat> find(Secret token, Optional<KeyThumbprint> proven);
}

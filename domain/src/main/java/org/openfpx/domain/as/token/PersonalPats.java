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
  Found find(Secret token, Optional<KeyThumbprint> proven);

  /** What the token is found to be. */
  sealed interface Found {}

  /** A PAT. */
  record Given(Pat pat) implements Found {}

  /** What a person gave indeed, but not for the protection of their resources. */
  record ForSomethingElse() implements Found {}

  /** Nothing that a person gave, or that is worth something yet. */
  record Nothing() implements Found {}
}

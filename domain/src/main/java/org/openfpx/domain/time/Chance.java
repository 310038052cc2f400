package org.openfpx.domain.time;

import java.util.Base64;
import java.util.random.RandomGenerator;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.Secrets;

/** Characters of the base64url alphabet from one source of randomness. */
record Chance(RandomGenerator random) implements Secrets {
  private static final int SECRET_LENGTH = 43;
  private static final int SHORTEST = 22;
  private static final int LONGEST = 512;

  @Override
  public Secret next() {
    return next(SECRET_LENGTH);
  }

  @Override
  public Secret next(int length) {
    if (length < SHORTEST || length > LONGEST) {
      throw new IllegalArgumentException("a secret has 22 to 512 characters");
    }
    return new Secret(characters(length));
  }

  String characters(int length) {
    // More bytes than are needed: every character is whole and none is padding.
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).substring(0, length);
  }
}

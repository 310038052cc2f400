package org.openfpx.apps.wallet;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.Secrets;
import org.openfpx.domain.time.World;

/** The clock on the wall and real chance. */
final class RealWorld {
  private static final int SECRET = 43;
  private static final int ID = 22;

  private RealWorld() {}

  /** The world that a process runs in. */
  static World create() {
    var random = new SecureRandom();
    return new World(
        InstantSource.system(), new RandomSecrets(random), () -> characters(random, ID));
  }

  private static String characters(SecureRandom random, int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).substring(0, length);
  }

  private record RandomSecrets(SecureRandom random) implements Secrets {
    @Override
    public Secret next() {
      return next(SECRET);
    }

    @Override
    public Secret next(int length) {
      return new Secret(characters(random, length));
    }
  }
}

package org.openfpx.apps.demo;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.Secrets;
import org.openfpx.domain.time.World;

/** Real time and real chance. */
final class Chance implements Secrets {
  private static final int SECRET_LENGTH = 43;
  private static final int ID_LENGTH = 22;
  private static final int LONGEST = 512;

  private final SecureRandom random = new SecureRandom();

  /** The one world of a process. */
  static World world() {
    var chance = new Chance();
    return new World(InstantSource.system(), chance, () -> chance.characters(ID_LENGTH));
  }

  @Override
  public Secret next() {
    return next(SECRET_LENGTH);
  }

  @Override
  public Secret next(int length) {
    if (length < ID_LENGTH || length > LONGEST) {
      throw new IllegalArgumentException("a secret has 22 to 512 characters");
    }
    return new Secret(characters(length));
  }

  private String characters(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).substring(0, length);
  }
}

package org.openfpx.domain.time;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.openfpx.domain.secret.Secrets;

/** What the rules take from outside: the time of day, chance and ids. */
public record World(InstantSource time, Secrets secrets, Ids ids) {
  private static final int ID_LENGTH = 22;

  /**
   * A world with this clock and this chance.
   *
   * @param random a cryptographic one, except in tests: whoever can guess it can guess every secret
   */
  public static World of(InstantSource time, RandomGenerator random) {
    var chance = new Chance(random);
    return new World(time, chance, () -> chance.characters(ID_LENGTH));
  }
}

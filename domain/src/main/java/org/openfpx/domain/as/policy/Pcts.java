package org.openfpx.domain.as.policy;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.SecretHash;

/** The persisted claims tokens that are out, by hash. */
public interface Pcts {
  /** Keeps a new one. */
  void add(Pct pct);

  /** The one of that hash, if it is that client's; over or not. */
  Optional<Pct> find(SecretHash hash, ClientId client);

  /**
   * Forgets one: a new one has come in its place, or its client gives it back.
   *
   * @return whether it was there and that client's; of simultaneous callers one
   */
  boolean remove(SecretHash hash, ClientId client);

  /**
   * Forgets a bounded number of those for whose person that issuer vouched.
   *
   * @param issuer the hash of its name ({@link Pct#issuer()}); empty for all
   * @return how many
   */
  int removeVouchedBy(Optional<SecretHash> issuer, int atMost);

  /** Forgets a bounded number of those that were over before that time. */
  int removeExpired(Instant before, int atMost);
}

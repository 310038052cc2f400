package org.openfpx.domain.oauth;

import java.util.List;
import java.util.function.Supplier;

/** The signing keys of one provider, which its replicas share. */
public interface SigningKeys {
  /** All of them, those that sign, those to come and those that are still published. */
  List<SigningKey> all();

  void add(SigningKey key);

  /**
   * Does one such work at a time, over all replicas, and all of it or nothing: what it reads is as
   * the one before it left it, so that of several that see no key only one makes it. Where the
   * store undid everything for another's sake the work is run again.
   */
  <T> T alone(Supplier<T> work);

  /** Keeps the times of this key in place of those it had; one that is not kept stays away. */
  void reschedule(SigningKey key);

  void remove(String keyId);
}

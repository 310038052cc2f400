package org.openfpx.domain.oauth;

import java.util.List;

/** The signing keys of one provider, which its replicas share. */
public interface SigningKeys {
  /** All of them, those that sign, those to come and those that are still published. */
  List<SigningKey> all();

  void add(SigningKey key);

  /** Keeps the times of this key in place of those it had; one that is not kept stays away. */
  void reschedule(SigningKey key);

  void remove(String keyId);
}

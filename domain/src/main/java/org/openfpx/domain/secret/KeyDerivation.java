package org.openfpx.domain.secret;

/** Keys from keys (RFC 5869, HKDF with SHA-256, no salt). */
public interface KeyDerivation {
  /**
   * A key of 256 bits, base64url: for each context another, and none tells anything of the master.
   *
   * @param master base64url of 32 bytes or more
   * @param context what the key is for
   */
  Secret derive(Secret master, String context);
}

package org.openfpx.domain.time;

/** Where ids come from that are no secret but must not be guessed or linked. */
public interface Ids {
  /** A new random id: 22 characters of the base64url alphabet, 128 random bits or more. */
  String next();
}

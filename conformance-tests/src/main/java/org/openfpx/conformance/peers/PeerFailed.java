package org.openfpx.conformance.peers;

/** A peer could not be had. The message says what went wrong and names no secret. */
final class PeerFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  PeerFailed(String message) {
    super(message);
  }
}

package org.openfpx.domain.oauth;

/** What a signing key is for at one moment. */
public enum KeyState {
  /** Published, and to sign later. */
  WAITING,
  /** The one that signs. */
  SIGNING,
  /** Published for what it signed, and signs no more. */
  PUBLISHED,
  /** Good for nothing any more, and about to be removed. */
  OVER
}

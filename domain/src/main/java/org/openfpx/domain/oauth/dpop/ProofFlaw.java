package org.openfpx.domain.oauth.dpop;

/** Why a proof proves nothing (RFC 9449 section 4.3). */
public enum ProofFlaw {
  /** There is none, or there is more than one. */
  NOT_ONE,
  /** No proof at all, or its signature is not good. */
  NOT_SIGNED,
  /** It has no id, or one that is too long to be remembered. */
  NO_ID,
  /** It is for another method or another address. */
  OTHER_REQUEST,
  /** It is for another token, or for none. */
  OTHER_TOKEN,
  /** It is too old, or its time is yet to come. */
  NOT_NOW,
  /** It has been used. */
  USED
}

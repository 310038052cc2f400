package org.openfpx.domain.oauth;

/** Whether a client may do without PKCE (RFC 9700 section 2.1.1). */
public enum PkceRule {
  /** It may not: the rule for everyone, and for public clients without exception. */
  REQUIRED,
  /** It may, if its request carries a {@code nonce}: the switch that certification needs. */
  NONCE_INSTEAD
}

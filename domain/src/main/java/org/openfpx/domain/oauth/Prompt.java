package org.openfpx.domain.oauth;

/** What a client wants the person to see (OpenID Connect Core section 3.1.2.1). */
public enum Prompt {
  NONE,
  LOGIN,
  CONSENT,
  SELECT_ACCOUNT
}

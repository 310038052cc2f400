package org.openfpx.idp.oauth;

import org.openfpx.domain.oauth.TokenSigner;
import org.openfpx.domain.secret.Secret;

/** What we prove with, at another party, who we are. */
public sealed interface OwnCredential {
  /** {@code client_secret_basic}. */
  record SecretInHeader(Secret secret) implements OwnCredential {}

  /** {@code client_secret_post}. */
  record SecretInBody(Secret secret) implements OwnCredential {}

  /** {@code private_key_jwt}, signed with the key of the day. */
  record SignedAssertion(TokenSigner signer) implements OwnCredential {}

  /** {@code none}: we are a public client there. */
  record Nothing() implements OwnCredential {}
}

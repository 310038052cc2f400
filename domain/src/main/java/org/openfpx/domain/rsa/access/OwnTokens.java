package org.openfpx.domain.rsa.access;

import org.openfpx.domain.secret.SecretHash;

/** The access tokens that this source itself has issued to wallets. */
public interface OwnTokens {
  /** Whether it is one of them, ended or not, as far as that is still known. */
  boolean isOurs(SecretHash token);
}

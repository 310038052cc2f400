package org.openfpx.domain.wallet.account;

import java.util.List;

/** Hashes what an identity provider calls a person, under the wallet's numbered keys. */
public interface SubjectHashes {
  /**
   * The hash of issuer and subject under each key that the wallet still has, the current key first.
   */
  List<SubjectHash> of(String issuer, String subject);
}

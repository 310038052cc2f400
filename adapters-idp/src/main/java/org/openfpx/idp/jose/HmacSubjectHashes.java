package org.openfpx.idp.jose;

import java.util.List;
import org.openfpx.domain.secret.Mac;
import org.openfpx.domain.wallet.account.SubjectHash;
import org.openfpx.domain.wallet.account.SubjectHashes;
import org.openfpx.domain.wallet.account.SubjectKeys;

/** Hashes of issuer and subject under the wallet's numbered keys. */
public final class HmacSubjectHashes implements SubjectHashes {
  private final SubjectKeys keys;
  private final Mac mac;

  public HmacSubjectHashes(SubjectKeys keys, Mac mac) {
    this.keys = keys;
    this.mac = mac;
  }

  @Override
  public List<SubjectHash> of(String issuer, String subject) {
    // The length keeps two pairs apart that would read alike.
    var text = issuer.length() + ":" + issuer + subject;
    return keys.all().stream()
        .map(key -> new SubjectHash(key.number(), mac.sha256(key.key(), text)))
        .toList();
  }
}

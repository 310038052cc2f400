package org.openfpx.domain.wallet.account;

/**
 * How an identity provider knows a person, as a keyed hash: without the wallet's key nobody can try
 * out names against it.
 *
 * @param key the number of the wallet key that it was made with
 * @param hex HMAC-SHA-256 of issuer and subject, 64 hexadecimal digits
 */
public record SubjectHash(int key, String hex) {
  @Override
  public String toString() {
    return "SubjectHash[redacted]";
  }
}

package org.openfpx.conformance.privacy;

/** What of a person the Authorization Server must not learn, and nobody may write down there. */
enum Kind {
  NAME("a name"),
  MAIL("a mail address"),
  BIRTH_DATE("a birth date"),
  SUBJECT("a subject"),
  IP_ADDRESS("an IP address"),
  USER_AGENT("a user agent"),
  WALLET_ACCOUNT("a wallet account"),
  IDP("an identity provider"),
  RECORD_VALUE("a record value");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}

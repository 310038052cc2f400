package org.openfpx.conformance.driver;

/** Who asks for what is others', as the identity provider of the kit knows them. */
public enum RequestingParty {
  BOB("bob-of-the-kit"),
  MALLORY("mallory-of-the-kit");

  private final String subject;

  RequestingParty(String subject) {
    this.subject = subject;
  }

  /** Their name at the identity provider. */
  public String subject() {
    return subject;
  }

  /** What policies know them by. */
  public String mail() {
    return subject + "@people.example";
  }
}

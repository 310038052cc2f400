package org.openfpx.domain.registry;

/** What an attribute holds, and so how it is read, checked and kept. */
public enum AttributeKind {
  TEXT("a text"),
  LOCALIZED_TEXT("a text, or texts by language such as {en: ..., fr: ...}"),
  URI("an absolute address such as https://example.org/path"),
  /** What a page leads to or shows: nothing runs where somebody follows it. */
  WEB_URI("an https address (http for loopback only)"),
  /** The same, by language. */
  LOCALIZED_URI("an https address (http for loopback only), or such addresses by language"),
  INTEGER("a whole number"),
  MILLIS("a number of milliseconds, or a duration such as PT15M"),
  BOOLEAN("true or false"),
  CHOICE("one of the names listed"),
  TEXT_LIST("a list of texts"),
  URI_LIST("a list of absolute addresses"),
  /** Names and texts, as in a flat JSON object. */
  JSON_OBJECT("names with a text each, such as {name: text}"),
  /** The public keys of somebody who signs, as JSON (RFC 7517). */
  KEY_SET("a JSON Web Key Set of public keys, in JSON"),
  /**
   * A secret that others show to us: kept as its hash, never readable again, unless the attribute
   * says that it is sealed.
   */
  SECRET_HASHED("a secret: a text, {file: PATH} or {environment: NAME}"),
  /** A secret that we show to others: kept under seal. */
  SECRET_SEALED("a secret: a text, {file: PATH} or {environment: NAME}"),
  INSTANT("an instant such as 2026-01-31T12:00:00Z");

  private final String form;

  AttributeKind(String form) {
    this.form = form;
  }

  /** What a value of this kind looks like, for messages and documents. */
  public String form() {
    return form;
  }

  /** Whether it can be written and never read. */
  public boolean isSecret() {
    return this == SECRET_HASHED || this == SECRET_SEALED;
  }
}

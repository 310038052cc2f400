package org.openfpx.http.problem;

import java.util.regex.Pattern;

/**
 * Something that went wrong, as it may be told.
 *
 * @param code as on the wire; pages choose their words by it
 * @param detail for developers; never a secret, a ticket or a person
 * @param correlation the short code under which the log has the rest
 */
public record Problem(int status, String code, String detail, String correlation) {
  private static final Pattern NOT_DESCRIBABLE =
      Pattern.compile("[^\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]");

  /**
   * The text as an {@code error_description} may hold it (RFC 6749 section 5.2), with a question
   * mark for anything else: a detail may name a culprit, and a culprit may hold anything.
   */
  public static String description(String detail) {
    return NOT_DESCRIBABLE.matcher(detail.replace('"', '\'')).replaceAll("?");
  }
}

package org.openfpx.domain.oauth;

import java.util.Optional;
import java.util.regex.Pattern;
import org.openfpx.domain.secret.Secrets;

/** The secret behind a {@link CodeChallenge} (RFC 7636 section 4.1). */
public final class CodeVerifier {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

  private final String value;

  /**
   * @throws IllegalArgumentException if the value is too short, too long or of other characters
   */
  public CodeVerifier(String value) {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a code verifier is 43 to 128 unreserved characters");
    }
    this.value = value;
  }

  /** Reads the parameter of a request; empty if the form is another. */
  public static Optional<CodeVerifier> parse(String value) {
    return FORM.matcher(value).matches() ? Optional.of(new CodeVerifier(value)) : Optional.empty();
  }

  /** A new one of 256 random bits. */
  public static CodeVerifier next(Secrets secrets) {
    return new CodeVerifier(secrets.next().reveal());
  }

  /** The value itself, for the one line that puts it on the wire or under seal. */
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "CodeVerifier[redacted]";
  }
}

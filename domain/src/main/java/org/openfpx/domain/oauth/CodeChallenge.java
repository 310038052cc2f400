package org.openfpx.domain.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The SHA-256 of a {@link CodeVerifier}, base64url: what a request commits to (RFC 7636 section
 * 4.2). S256 is the only method there is.
 */
public record CodeChallenge(String value) {
  /** The one value of {@code code_challenge_method}. */
  public static final String METHOD = "S256";

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  /**
   * @throws IllegalArgumentException if the value is no base64url of 256 bits
   */
  public CodeChallenge {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a code challenge is 43 characters of base64url");
    }
  }

  /** Reads the two parameters of a request; empty if the method or the form is another. */
  public static Optional<CodeChallenge> parse(String challenge, String method) {
    return METHOD.equals(method) && FORM.matcher(challenge).matches()
        ? Optional.of(new CodeChallenge(challenge))
        : Optional.empty();
  }

  /** The challenge that a verifier answers. */
  public static CodeChallenge of(CodeVerifier verifier) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(verifier.reveal().getBytes(StandardCharsets.US_ASCII));
      return new CodeChallenge(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Whether the verifier answers this challenge; takes the same time whatever the answer. */
  public boolean isAnsweredBy(CodeVerifier verifier) {
    return MessageDigest.isEqual(
        value.getBytes(StandardCharsets.US_ASCII),
        of(verifier).value.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public String toString() {
    return "CodeChallenge[redacted]";
  }
}

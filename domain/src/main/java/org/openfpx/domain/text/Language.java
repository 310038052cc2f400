package org.openfpx.domain.text;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A language by its IANA subtag, in lower case: {@code en}, {@code fr}, {@code es}.
 *
 * @param code two or three letters, case does not matter when read
 */
public record Language(String code) implements Comparable<Language> {
  private static final Pattern FORM = Pattern.compile("[a-z]{2,3}");

  /**
   * @throws IllegalArgumentException if the code is not two or three ASCII letters
   */
  public Language {
    code = code.toLowerCase(Locale.ROOT);
    if (!FORM.matcher(code).matches()) {
      throw new IllegalArgumentException("a language is an IANA subtag of two or three letters");
    }
  }

  @Override
  public int compareTo(Language other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}

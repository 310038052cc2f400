package org.openfpx.conformance.recording;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in a recording for a value that is not the same in two runs: {@code {{ticket-1}}}.
 * Those with a colon name their value by a role, {@code {{pat:first}}}, or make it of another one,
 * {@code {{altered:ticket-1}}}.
 */
public final class Placeholder {
  /** Before the name of a value with one character changed. */
  public static final String ALTERED = "altered:";

  /** Before the name of a code verifier: its challenge by S256 (RFC 7636 section 4.2). */
  public static final String CHALLENGE = "s256:";

  /** Long enough for every role, and too short to make one of another too often. */
  private static final Pattern ANY = Pattern.compile("\\{\\{([A-Za-z0-9_.:-]{1,500})}}");

  private Placeholder() {}

  /** As it stands in a text. */
  public static String of(String name) {
    return "{{" + name + "}}";
  }

  /** The names of all that stand in a text, in their order. */
  public static Set<String> in(String text) {
    var names = new LinkedHashSet<String>();
    ANY.matcher(text).results().forEach(found -> names.add(found.group(1)));
    return names;
  }

  /** The name of the one that is all of a text; empty if a text is more, or none. */
  public static String only(String text) {
    var whole = ANY.matcher(text);
    return whole.matches() ? whole.group(1) : "";
  }

  /** The text with each of them replaced by what this makes of its name. */
  public static String fill(String text, UnaryOperator<String> values) {
    return ANY.matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(values.apply(found.group(1))));
  }

  /**
   * What another text of the same form has in the place of each of them, by their names. Empty if
   * it is of another form, and if two stand side by side, for nothing says where the first one
   * ends.
   */
  public static Optional<Map<String, String>> values(String text, String other) {
    var form = new Form(other);
    int end = 0;
    var matcher = ANY.matcher(text);
    while (matcher.find()) {
      if (!form.passes(text.substring(end, matcher.start()), matcher.group(1))) {
        return Optional.empty();
      }
      end = matcher.end();
    }
    return form.ends(text.substring(end)) ? Optional.of(form.values()) : Optional.empty();
  }

  /** The challenge of a code verifier. */
  public static String challenge(String verifier) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

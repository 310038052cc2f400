package org.openfpx.conformance.exchange;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts of requests and answers with their secrets shortened. A secret is what a credential of the
 * kit's own is, what has a name that says so (a member of JSON, a parameter, a header, a field of a
 * page), and every random run of 24 or more characters of the base64url alphabet. Of a run of that
 * length the first six characters stay; passwords, credentials and all that is shorter go whole.
 */
public final class Shortened {
  private static final Pattern LONG = Pattern.compile("(?<![A-Za-z0-9_.-])[A-Za-z0-9_.-]{24,}");
  private static final Pattern HAS_DIGIT_AND_LETTER =
      Pattern.compile("(?=.*[0-9])(?=.*[A-Za-z]).*", Pattern.DOTALL);
  private static final int KEPT = 6;
  private static final int SHORTEST = 4;
  private static final int MOST_CREDENTIALS = 1000;
  private static final String MORE = "…";

  /** Ends of names that are about a secret, such as {@code token_type}, and are none. */
  private static final String ABOUT =
      "_(?:endpoint|types?|supported|methods?|hint|format|uri|expires_in|lifetime)";

  private static final String SAYS_SO =
      "(?:secret|token|ticket|code|password|assertion|authorization|cookie|pct|rpt|verifier)";
  private static final String NAME =
      "(?i:(?![\\w.%-]*" + ABOUT + "\\b)[\\w.%-]*" + SAYS_SO + "[\\w.%-]*)";
  private static final String TO_QUOTE = "([\\s\\S]*?)(?=(?<!\\\\)\"|\\z)";
  private static final String BEGIN = "(?<![\\w.%-])";

  /** Each with what stays in its first group and what is shortened in its second. */
  private static final List<Pattern> NAMED =
      List.of(
          Pattern.compile("(\"" + NAME + "\"\\s*:\\s*\")" + TO_QUOTE),
          Pattern.compile("(\"" + NAME + "\"\\s*:\\s*)(\\[[^\\]]*+|[-0-9][-+.0-9eE]*+)"),
          Pattern.compile(BEGIN + "(" + NAME + "=\")" + TO_QUOTE),
          Pattern.compile(BEGIN + "(" + NAME + "=)([^&\\s#\"<>;,]++)"),
          Pattern.compile("(name=\"" + NAME + "\"[^>]{0,300}?\\bvalue=\")([^\"]*+)"),
          Pattern.compile("(?m)(^" + NAME + ":[ \\t]*)(.++)"));

  private static final Comparator<String> LONGEST_FIRST =
      Comparator.comparingInt(String::length).reversed();
  private static final Set<String> CREDENTIALS = ConcurrentHashMap.newKeySet();

  private Shortened() {}

  /**
   * Has a credential of the kit's own go whole from all texts from now on, as it is and in the form
   * of {@code application/x-www-form-urlencoded}; the first thousand of a process. What has less
   * than four characters is left to its name: it would take words out of the texts.
   *
   * @return the same
   */
  public static String hide(String credential) {
    if (credential.length() >= SHORTEST && CREDENTIALS.size() < MOST_CREDENTIALS) {
      CREDENTIALS.add(credential);
      CREDENTIALS.add(URLEncoder.encode(credential, StandardCharsets.UTF_8));
    }
    return credential;
  }

  /** The text with its secrets shortened. */
  public static String of(String text) {
    return of(text, CREDENTIALS);
  }

  static String of(String text, Collection<String> credentials) {
    var shown = text;
    for (var credential : credentials.stream().sorted(LONGEST_FIRST).toList()) {
      shown = without(shown, credential);
    }
    for (var named : NAMED) {
      shown = named.matcher(shown).replaceAll(Shortened::named);
    }
    return LONG.matcher(shown)
        .replaceAll(match -> looksRandom(match.group()) ? head(match.group()) : match.group());
  }

  /** As a word of its own: a short password is not taken out of the middle of others. */
  private static String without(String text, String credential) {
    return text.contains(credential)
        ? text.replaceAll("(?<![A-Za-z0-9])" + Pattern.quote(credential) + "(?![A-Za-z0-9])", MORE)
        : text;
  }

  private static String named(MatchResult match) {
    var value = match.group(2);
    if (value.isEmpty()) {
      return Matcher.quoteReplacement(match.group());
    }
    boolean whole = match.group(1).contains("password");
    return Matcher.quoteReplacement(
        match.group(1) + (whole || !isLongRun(value) ? MORE : head(value)));
  }

  private static boolean isLongRun(String value) {
    return LONG.matcher(value).matches() && looksRandom(value);
  }

  private static boolean looksRandom(String run) {
    return HAS_DIGIT_AND_LETTER.matcher(run).matches();
  }

  private static String head(String run) {
    return run.substring(0, KEPT) + MORE;
  }
}

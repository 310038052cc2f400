package org.openfpx.conformance.recording;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openfpx.conformance.chance.Altered;

/** Which placeholder stands for which value, the same one throughout a recording. */
final class Placeholders {
  private static final int LEAST = 8;

  /** What is shorter is replaced only where all of a member, field or path segment is it. */
  private static final int LONG = 12;

  /** The longest first, because a value may begin with another one. */
  private final Map<String, String> names =
      new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(text -> text));

  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<String, String> verifiers = new HashMap<>();

  /** A value that a role has. */
  void role(String name, String value) {
    if (!value.isEmpty()) {
      names.putIfAbsent(value, name);
    }
  }

  /** A code verifier that is sent later, of which the challenge comes first. */
  void verifier(String value) {
    verifiers.put(Placeholder.challenge(value), value);
  }

  /** A value that is not the same in two runs; its placeholder is named for where it was found. */
  void found(String kind, String value) {
    if (value.length() < LEAST || names.containsKey(value) || holdsOne(value)) {
      return;
    }
    var verifier = verifiers.get(value);
    if (verifier != null) {
      found("code_verifier", verifier);
      names.put(value, Placeholder.CHALLENGE + names.get(verifier));
      return;
    }
    names.put(
        value, alteredFrom(value).map(Placeholder.ALTERED::concat).orElseGet(() -> next(kind)));
  }

  private String next(String kind) {
    var name = kind.replaceAll("[^A-Za-z0-9_.]", "_").toLowerCase(Locale.ROOT);
    return name + "-" + counts.merge(name, 1, Integer::sum);
  }

  /** Whether a known value is part of it, which is then what is replaced. */
  private boolean holdsOne(String value) {
    return names.keySet().stream().anyMatch(one -> one.length() >= LONG && value.contains(one));
  }

  private Optional<String> alteredFrom(String value) {
    return names.entrySet().stream()
        .filter(one -> one.getKey().length() == value.length() && value.length() >= LONG)
        .filter(one -> Altered.of(one.getKey()).equals(value))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The text with every known value replaced, escaped as in a form or not. */
  String in(String text) {
    var replaced = text;
    for (var known : names.entrySet()) {
      var value = known.getKey();
      var placeholder = Placeholder.of(known.getValue());
      replaced = replace(replaced, value, placeholder);
      var escaped = URLEncoder.encode(value, StandardCharsets.UTF_8);
      if (!escaped.equals(value)) {
        replaced = replace(replaced, escaped, placeholder);
      }
    }
    return replaced;
  }

  private static String replace(String text, String value, String placeholder) {
    if (!text.contains(value)) {
      return text;
    }
    return value.length() >= LONG
        ? text.replace(value, placeholder)
        : Pattern.compile("(?<![^\"=/ :])" + Pattern.quote(value) + "(?![^\"&/?#: ])")
            .matcher(text)
            .replaceAll(Matcher.quoteReplacement(placeholder));
  }
}

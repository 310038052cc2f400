package org.openfpx.conformance.privacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Facts about people, in every form in which they could have been written down. */
final class People {
  private static final int SHORTEST = 3;
  private static final int LONG = 10;

  /** The form, in lower case, and what it is a form of. */
  private final Map<String, String> forms = new LinkedHashMap<>();

  /** Looks for this fact from now on. */
  void know(String what, String fact) {
    if (fact.length() < SHORTEST) {
      return;
    }
    for (var variant :
        List.of(fact, fact.toLowerCase(Locale.ROOT), fact.toUpperCase(Locale.ROOT))) {
      for (var form : formsOf(variant)) {
        forms.putIfAbsent(form.toLowerCase(Locale.ROOT), what);
      }
    }
  }

  /** What of a person stands in this text, if anything. */
  Optional<String> in(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    var words = words(lower);
    return forms.entrySet().stream()
        .filter(form -> stands(form.getKey(), lower, words))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /**
   * A short form could stand in a random text by chance, so it counts as a word of its own only.
   */
  private static boolean stands(String form, String text, Set<String> words) {
    return form.length() < LONG ? words.contains(form) : text.contains(form);
  }

  private static Set<String> words(String text) {
    return new HashSet<>(List.of(text.split("[^a-z0-9_-]+")));
  }

  private static List<String> formsOf(String fact) {
    var bytes = fact.getBytes(StandardCharsets.UTF_8);
    var all = new ArrayList<String>(encoded(bytes));
    all.add(fact);
    for (var algorithm : List.of("MD5", "SHA-1", "SHA-256", "SHA-512")) {
      all.addAll(encoded(digest(algorithm, bytes)));
    }
    return all;
  }

  private static List<String> encoded(byte[] bytes) {
    return List.of(
        HexFormat.of().formatHex(bytes),
        Base64.getEncoder().withoutPadding().encodeToString(bytes),
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package org.openfpx.persistence.oauth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openfpx.domain.oauth.ClaimValue;
import org.openfpx.domain.oauth.Claims;

/**
 * Claims as one text and back: each value behind a letter for its kind, texts with their length.
 */
final class ClaimsText {
  private final String text;
  private int at;

  private ClaimsText(String text) {
    this.text = text;
  }

  static String of(Claims claims) {
    var text = new StringBuilder();
    write(text, claims);
    return text.toString();
  }

  /**
   * @throws IllegalStateException if the text was not written by {@link #of}
   */
  static Claims parse(String text) {
    var reader = new ClaimsText(text);
    var claims = reader.claims();
    if (reader.at != text.length()) {
      throw new IllegalStateException("claims with something behind them");
    }
    return claims;
  }

  private static void write(StringBuilder text, Claims claims) {
    text.append(claims.members().size()).append(':');
    claims
        .members()
        .forEach((name, value) -> {
          write(text, name);
          write(text, value);
        });
  }

  private static void write(StringBuilder text, String value) {
    text.append(value.length()).append(':').append(value);
  }

  private static void write(StringBuilder text, ClaimValue value) {
    switch (value) {
      case ClaimValue.Text(var said) -> write(text.append('t'), said);
      case ClaimValue.Whole(var number) -> write(text.append('w'), Long.toString(number));
      case ClaimValue.Fraction(var number) -> write(text.append('f'), Double.toString(number));
      case ClaimValue.Flag(var flag) -> text.append(flag ? 'y' : 'n');
      case ClaimValue.Several(var values) -> {
        text.append('s').append(values.size()).append(':');
        values.forEach(one -> write(text, one));
      }
      case ClaimValue.Nested(var claims) -> write(text.append('c'), claims);
    }
  }

  private Claims claims() {
    Map<String, ClaimValue> members = new LinkedHashMap<>();
    int size = number();
    for (int i = 0; i < size; i++) {
      var name = string();
      members.put(name, value());
    }
    return new Claims(members);
  }

  private ClaimValue value() {
    char kind = text.charAt(at++);
    return switch (kind) {
      case 't' -> new ClaimValue.Text(string());
      case 'w' -> new ClaimValue.Whole(Long.parseLong(string()));
      case 'f' -> new ClaimValue.Fraction(Double.parseDouble(string()));
      case 'y' -> new ClaimValue.Flag(true);
      case 'n' -> new ClaimValue.Flag(false);
      case 's' -> several();
      case 'c' -> new ClaimValue.Nested(claims());
      default -> throw new IllegalStateException("no kind of claim: " + kind);
    };
  }

  private ClaimValue several() {
    var values = new ArrayList<ClaimValue>();
    int size = number();
    for (int i = 0; i < size; i++) {
      values.add(value());
    }
    return new ClaimValue.Several(values);
  }

  private String string() {
    int length = number();
    var string = text.substring(at, at + length);
    at += length;
    return string;
  }

  private int number() {
    int colon = text.indexOf(':', at);
    int number = Integer.parseInt(text.substring(at, colon));
    at = colon + 1;
    return number;
  }
}

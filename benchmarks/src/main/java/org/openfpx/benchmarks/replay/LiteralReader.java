package org.openfpx.benchmarks.replay;

import java.util.Optional;

/** Reads values out of a statement as MariaDB writes it to its log. */
final class LiteralReader {
  private final String text;
  private int at;

  LiteralReader(String text, int at) {
    this.text = text;
    this.at = at;
  }

  boolean isAtEnd() {
    return at == text.length();
  }

  boolean passes(String part) {
    var there = text.startsWith(part, at);
    at += there ? part.length() : 0;
    return there;
  }

  Optional<Literal> next() {
    if (passes("NULL")) {
      return Optional.of(new Literal.Null());
    }
    if (passes("'")) {
      return Optional.of(new Literal.Text(quoted()));
    }
    var begin = at;
    while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '-')) {
      at++;
    }
    return begin == at
        ? Optional.empty()
        : Optional.of(new Literal.Whole(Long.parseLong(text.substring(begin, at))));
  }

  private String quoted() {
    var value = new StringBuilder();
    while (!isAtEnd()) {
      var next = text.charAt(at++);
      if (next == '\\') {
        value.append(escaped(text.charAt(at++)));
      } else if (next != '\'') {
        value.append(next);
      } else if (!passes("'")) {
        return value.toString();
      } else {
        value.append('\'');
      }
    }
    throw new IllegalArgumentException("a text without an end: " + text);
  }

  private static char escaped(char letter) {
    return switch (letter) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case '0' -> '\0';
      default -> letter;
    };
  }
}

package org.openfpx.conformance.recording;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A text that is compared with one that has placeholders, from its begin to its end and never back:
 * a pattern with many groups would try them all out, for as long as who wrote the recording likes.
 */
final class Form {
  private final String text;
  private final Map<String, String> values = new LinkedHashMap<>();

  /** What has to come next, or behind the value of the open one. */
  private final StringBuilder literal = new StringBuilder();

  /** The placeholder of which the value began and has not ended; empty if there is none. */
  private String open = "";

  private int at;

  Form(String text) {
    this.text = text;
  }

  /** Whether this text goes on with these words and then something for that placeholder. */
  boolean passes(String words, String placeholder) {
    literal.append(words);
    if (placeholder.equals(open) && !isClosed()) {
      return false;
    }
    var known = values.get(placeholder);
    if (known == null) {
      if (!isClosed()) {
        return false;
      }
      open = placeholder;
    } else {
      literal.append(known);
    }
    return literal.length() <= text.length();
  }

  /** Goes behind the first place that has what comes next. */
  private boolean isClosed() {
    var next = literal.toString();
    int found = at;
    if (open.isEmpty()) {
      if (!text.startsWith(next, at)) {
        return false;
      }
    } else {
      found = next.isEmpty() ? -1 : text.indexOf(next, at + 1);
      if (found < 0) {
        return false;
      }
      values.put(open, text.substring(at, found));
      open = "";
    }
    at = found + next.length();
    literal.setLength(0);
    return true;
  }

  /** Whether it ends with these words. */
  boolean ends(String words) {
    literal.append(words);
    int end = text.length() - literal.length();
    if (end < at || !text.startsWith(literal.toString(), end)) {
      return false;
    }
    if (open.isEmpty()) {
      return end == at;
    }
    values.put(open, text.substring(at, end));
    return end > at;
  }

  Map<String, String> values() {
    return values;
  }
}

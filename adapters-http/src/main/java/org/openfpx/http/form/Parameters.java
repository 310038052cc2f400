package org.openfpx.http.form;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openfpx.http.problem.BadRequest;

/**
 * The parameters of a form-encoded body or of a query, none of them twice but {@code resource} (RFC
 * 8707 section 2). One that is sent without a value counts as not sent (RFC 6749, section 3.1).
 */
public final class Parameters {
  private static final int MOST_BYTES = 64 * 1024;
  private static final int MOST_PARAMETERS = 200;
  private static final int LONGEST_NAME = 200;
  private static final String REPEATABLE = "resource";

  private final Map<String, String> values;
  private final List<String> resources;

  private Parameters(Map<String, String> values, List<String> resources) {
    this.values = values;
    this.resources = resources;
  }

  /** Those of the body, which must be form-encoded; the query is not looked at. */
  public static Parameters ofForm(Context context) {
    Body.requireType(context, "application/x-www-form-urlencoded");
    var bytes = Body.bytes(context, MOST_BYTES);
    return parse(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /** Those of the query. */
  public static Parameters ofQuery(Context context) {
    return parse(query(context));
  }

  private static String query(Context context) {
    var query = Optional.ofNullable(context.req().getQueryString()).orElse("");
    if (query.length() > MOST_BYTES) {
      throw BadRequest.tooLarge("the query may have at most " + MOST_BYTES + " characters");
    }
    return query;
  }

  /** For tests and for those who have read them elsewhere. */
  public static Parameters of(Map<String, String> values) {
    return new Parameters(
        Map.copyOf(values), Optional.ofNullable(values.get(REPEATABLE)).stream().toList());
  }

  public Optional<String> optional(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  public String required(String name) {
    return optional(name)
        .orElseThrow(() -> new BadRequest("invalid_request", name + " is missing"));
  }

  /** Whether it was sent with a value. */
  public boolean has(String name) {
    return optional(name).isPresent();
  }

  /** All values of {@code resource}, in their order. */
  public List<String> resources() {
    return resources.stream().filter(value -> !value.isEmpty()).toList();
  }

  /** All names that were sent, with or without a value, in their order. */
  public Set<String> names() {
    return values.keySet();
  }

  /**
   * Those of the query, or of the form if it was posted, with all values of each name: for
   * endpoints that must look at a request before they may complain about it.
   */
  public static Map<String, List<String>> withRepetitions(Context context) {
    if (HandlerType.POST.equals(context.method())) {
      Body.requireType(context, "application/x-www-form-urlencoded");
      return all(new String(Body.bytes(context, MOST_BYTES), StandardCharsets.ISO_8859_1));
    }
    return all(query(context));
  }

  static Parameters parse(String encoded) {
    var values = new LinkedHashMap<String, String>();
    var all = all(encoded);
    all.forEach((name, several) -> {
      if (several.size() > 1 && !name.equals(REPEATABLE)) {
        throw new BadRequest("invalid_request", Text.shown(name) + " is there twice");
      }
      values.put(name, several.getFirst());
    });
    return new Parameters(values, List.copyOf(all.getOrDefault(REPEATABLE, List.of())));
  }

  private static Map<String, List<String>> all(String encoded) {
    var values = new LinkedHashMap<String, List<String>>();
    int count = 0;
    for (var pair : encoded.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      count++;
      if (name.length() > LONGEST_NAME || count > MOST_PARAMETERS) {
        throw BadRequest.tooLarge("too many parameters, or too long a name");
      }
      values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    }
    return values;
  }

  private static String decoded(String encoded) {
    var bytes = ByteBuffer.allocate(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '%') {
        bytes.put(octet(encoded, i + 1));
        i += 2;
      } else if (c > 0x7e) {
        throw malformed();
      } else {
        bytes.put((byte) (c == '+' ? ' ' : c));
      }
    }
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
      if (!Text.isClean(text)) {
        throw new BadRequest("invalid_request", "a parameter holds control characters");
      }
      return text;
    } catch (CharacterCodingException notUtf8) {
      throw malformed();
    }
  }

  private static byte octet(String encoded, int at) {
    if (at + 1 >= encoded.length()) {
      throw malformed();
    }
    int high = Character.digit(encoded.charAt(at), 16);
    int low = Character.digit(encoded.charAt(at + 1), 16);
    if (high < 0 || low < 0) {
      throw malformed();
    }
    return (byte) (high * 16 + low);
  }

  private static BadRequest malformed() {
    return new BadRequest("invalid_request", "the parameters are not form-encoded UTF-8");
  }

  @Override
  public String toString() {
    // The names alone: among the values are tickets and passwords.
    return "Parameters" + values.keySet();
  }
}

package org.openfpx.conformance.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** Looks for what is not the same in two runs: by the name of a field, or because it looks so. */
final class Search {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> NEVER_TWICE =
      Set.of(
          "_id",
          "access_token",
          "assertion",
          "claim_token",
          "client_assertion",
          "client_secret",
          "code",
          "code_challenge",
          "code_verifier",
          "device_code",
          "id_token",
          "jti",
          "kid",
          "nonce",
          "password",
          "pct",
          "refresh_token",
          "registration_access_token",
          "resource_id",
          "rpt",
          "session_state",
          "sid",
          "state",
          "sub",
          "ticket",
          "token",
          "upgraded_rpt");

  private static final Pattern RUN =
      Pattern.compile("(?<![A-Za-z0-9_.-])[A-Za-z0-9_-]{20,}(?:[.][A-Za-z0-9_-]+)*");
  private static final Pattern DRAWN =
      Pattern.compile(
          "(?=.*[0-9])(?:(?=.*[A-Z])(?=.*[a-z]).*|[0-9a-f-]+|[0-9A-F-]+|(?:[^0-9]*[0-9]){4}.*)");

  /** Parameters of challenges, and attributes of that form. */
  private static final Pattern PARAMETER = Pattern.compile("([A-Za-z_]+)=\"([^\"]*)\"");

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[^}]*}}");

  /** Is given the name and the value of each. */
  private final BiConsumer<String, String> found;

  Search(BiConsumer<String, String> found) {
    this.found = found;
  }

  /** A body of this media type. */
  void body(String type, String body) {
    if (type.equals(MediaTypes.FORM)) {
      fields(body);
    } else if (MediaTypes.isJson(type)) {
      json(body);
    } else if (MediaTypes.isHtml(type)) {
      page(body);
    } else {
      text("value", body);
    }
  }

  private void json(String body) {
    try {
      node("value", JSON.readTree(body));
    } catch (JsonProcessingException notJson) {
      text("value", body);
    }
  }

  private void node(String name, JsonNode node) {
    if (node.isTextual()) {
      field(name, node.asText());
    } else if (node.isArray()) {
      node.forEach(one -> node(name, one));
    } else {
      node.propertyStream().forEach(member -> node(member.getKey(), member.getValue()));
    }
  }

  private void page(String body) {
    var page = Jsoup.parse(body);
    for (var input : page.select("input[type=hidden][value]")) {
      found.accept(input.attr("name"), input.attr("value"));
    }
    page.select("[href], [action]")
        .forEach(link -> address(link.attr("href") + link.attr("action")));
    text("value", body);
  }

  /** An address: its query, its fragment, and the segments of its path. */
  void address(String address) {
    var parts = address.split("[?#]", -1);
    text("value", parts[0]);
    for (int i = 1; i < parts.length; i++) {
      fields(parts[i]);
    }
  }

  /** The fields of a query or form. */
  void fields(String encoded) {
    for (var pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        field(unescaped(pair.substring(0, equals)), unescaped(pair.substring(equals + 1)));
      }
    }
  }

  private static String unescaped(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEscaped) {
      return text;
    }
  }

  /** A header that holds a challenge. */
  void challenge(String header) {
    PARAMETER.matcher(header).results().forEach(one -> field(one.group(1), one.group(2)));
  }

  private void field(String name, String value) {
    if (name.equals("claim_token") && isWrittenOut(value)) {
      // Claims that nobody signed are a check's own words, which it says in every run.
      return;
    }
    if (NEVER_TWICE.contains(name.toLowerCase(Locale.ROOT)) || isDrawn(value)) {
      found.accept(name, value);
    } else if (value.matches("https?://.*")) {
      address(value);
    } else {
      text("value", value);
    }
  }

  private void text(String name, String text) {
    RUN.matcher(PLACEHOLDER.matcher(text).replaceAll(" "))
        .results()
        .filter(run -> DRAWN.matcher(run.group()).matches())
        .forEach(run -> found.accept(name, run.group()));
  }

  /** Whether it is a JSON object in base64url, as claims are that have no signature. */
  private static boolean isWrittenOut(String value) {
    try {
      return JSON.readTree(Base64.getUrlDecoder().decode(value)).isObject();
    } catch (IllegalArgumentException | IOException somethingElse) {
      return false;
    }
  }

  private static boolean isDrawn(String value) {
    return RUN.matcher(value).matches() && DRAWN.matcher(value).matches();
  }
}

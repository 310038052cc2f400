package org.openfpx.conformance.exchange;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is to be sent.
 *
 * @param name what it is for, in the words of the flow
 * @param body empty for none
 */
public record Request(
    String name, String method, URI url, Map<String, String> headers, String body) {

  public Request {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** A {@code GET}. */
  public static Request get(String name, URI url) {
    return new Request(name, "GET", url, Map.of(), "");
  }

  /** A {@code POST} of a form. */
  public static Request form(String name, URI url, Map<String, String> fields) {
    return new Request(
        name,
        "POST",
        url,
        Map.of("Content-Type", "application/x-www-form-urlencoded"),
        encode(fields));
  }

  /** A request with a JSON body. */
  public static Request json(String name, String method, URI url, String json) {
    return new Request(name, method, url, Map.of("Content-Type", "application/json"), json);
  }

  /** The same with one more header. */
  public Request with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Request(name, method, url, more, body);
  }

  /** The same with a bearer token (RFC 6750 section 2.1). */
  public Request bearer(String token) {
    return with("Authorization", "Bearer " + token);
  }

  /** The fields in the form of {@code application/x-www-form-urlencoded}. */
  public static String encode(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> escape(field.getKey()) + "=" + escape(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** The fields of a query or form, each in its last value. */
  public static Map<String, String> decode(String encoded) {
    var fields = new LinkedHashMap<String, String>();
    for (var pair : List.of(encoded.split("&", -1))) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(unescape(pair.substring(0, equals)), unescape(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  /** The address with these query parameters behind those that it has. */
  public static URI query(URI url, Map<String, String> parameters) {
    var joint = url.getRawQuery() == null ? "?" : "&";
    return URI.create(url + joint + encode(parameters));
  }

  private static String unescape(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

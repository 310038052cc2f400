package org.openfpx.idp.outgoing;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A request to another party. Its text never names a header or a body: they carry secrets. */
public record OutgoingRequest(
    String method, URI address, Map<String, String> headers, Optional<String> body) {
  public OutgoingRequest {
    headers = Map.copyOf(headers);
  }

  public static OutgoingRequest get(URI address) {
    return new OutgoingRequest(
        "GET", address, Map.of("Accept", "application/json"), Optional.empty());
  }

  public static OutgoingRequest delete(URI address) {
    return new OutgoingRequest(
        "DELETE", address, Map.of("Accept", "application/json"), Optional.empty());
  }

  /** A form, posted (RFC 6749 appendix B). */
  public static OutgoingRequest form(URI address, Map<String, String> parameters) {
    return new OutgoingRequest(
        "POST",
        address,
        Map.of("Accept", "application/json", "Content-Type", "application/x-www-form-urlencoded"),
        Optional.of(formEncoded(parameters)));
  }

  /** JSON, sent by whatever method. */
  public static OutgoingRequest json(String method, URI address, String json) {
    return new OutgoingRequest(
        method,
        address,
        Map.of("Accept", "application/json", "Content-Type", "application/json"),
        Optional.of(json));
  }

  /** The same with one more header. */
  public OutgoingRequest with(String header, String value) {
    var all = new LinkedHashMap<>(headers);
    all.put(header, value);
    return new OutgoingRequest(method, address, all, body);
  }

  /** Parameters as a form or a query has them. */
  public static String formEncoded(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return method + " " + address.getScheme() + "://" + address.getAuthority();
  }
}

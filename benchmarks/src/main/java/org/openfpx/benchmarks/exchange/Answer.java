package org.openfpx.benchmarks.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came back.
 *
 * @param headers by their names in lower case
 */
public record Answer(int status, Map<String, String> headers, String body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public Answer {
    headers = Map.copyOf(headers);
  }

  /** This answer; any other than the expected one ends the run, for its figures would be of it. */
  Answer must(int expected) {
    if (status != expected) {
      throw new IllegalStateException("answered " + status + ", not " + expected + ": " + body);
    }
    return this;
  }

  JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String member) {
    return json().required(member).asText();
  }

  String header(String name) {
    var value = headers.get(name);
    if (value == null) {
      throw new IllegalStateException("no header " + name + " in an answer of " + status);
    }
    return value;
  }

  /** The parameters of the address that it redirects to. */
  Map<String, String> redirectedWith() {
    var address = header("location");
    var parameters = new LinkedHashMap<String, String>();
    for (var pair : address.substring(address.indexOf('?') + 1).split("&")) {
      var parts = pair.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }
}

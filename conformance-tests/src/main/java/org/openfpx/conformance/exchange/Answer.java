package org.openfpx.conformance.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * What came back.
 *
 * @param asked the address that was asked
 * @param status the HTTP status
 * @param body the body as text, empty if there was none
 */
public record Answer(URI asked, int status, HttpHeaders headers, String body) {
  private static final JsonMapper JSON = new JsonMapper();

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** Where the answer sends a browser, if it does. */
  public Optional<URI> redirect() {
    return status / 100 == 3
        ? header("Location").map(location -> asked.resolve(URI.create(location)))
        : Optional.empty();
  }

  /**
   * The body as JSON.
   *
   * @throws UnexpectedAnswer if it is none
   */
  public JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException notJson) {
      throw new UnexpectedAnswer(asked + " answered " + status + " with a body that is not JSON");
    }
  }

  /**
   * This answer, if it has the status.
   *
   * @throws UnexpectedAnswer if it has another, with the error code of the body where there is one
   */
  public Answer expect(int wanted) {
    if (status == wanted) {
      return this;
    }
    throw new UnexpectedAnswer(insteadOf(wanted));
  }

  /** That it has this status and not the wanted one, in words. */
  public String insteadOf(int wanted) {
    return "%s answered %d instead of %d%s".formatted(asked.getPath(), status, wanted, reason());
  }

  private String reason() {
    if (!header("Content-Type").orElse("").startsWith("application/json")) {
      return "";
    }
    var error = json().path("error").asText("");
    return error.isEmpty() ? "" : ": " + error;
  }
}

package org.openfpx.conformance.exchange;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * One request and what came of it.
 *
 * @param answer nothing if no answer came
 * @param began when it was sent, counted from a moment that all exchanges of a process share
 * @param time how long it took
 */
public record Exchange(Request request, Optional<Answer> answer, Duration began, Duration time) {

  /** What it was for, in the words of the flow. */
  public String name() {
    return request.name();
  }

  /** The method of the request. */
  public String method() {
    return request.method();
  }

  /** The address that was asked. */
  public URI url() {
    return request.url();
  }

  /** The form or JSON body that was sent, empty if none. */
  public String form() {
    return request.body();
  }

  /** The status, or 0 if no answer came. */
  public int status() {
    return answer.map(Answer::status).orElse(0);
  }
}

package org.openfpx.conformance.exchange;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * One request and what came of it.
 *
 * @param name what it was for, in the words of the flow
 * @param form the form or JSON body that was sent, empty if none
 * @param answer nothing if no answer came
 */
public record Exchange(
    String name, String method, URI url, String form, Optional<Answer> answer, Duration time) {

  /** The status, or 0 if no answer came. */
  public int status() {
    return answer.map(Answer::status).orElse(0);
  }
}

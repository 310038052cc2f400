package org.openfpx.apps.demo.party;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What came of asking another party. */
public sealed interface Reply {

  /**
   * It answered.
   *
   * @param body as JSON; missing, where it was none
   * @param challenge the header {@code WWW-Authenticate}
   * @param warning the header {@code Warning}
   */
  record Answered(int status, JsonNode body, Optional<String> challenge, Optional<String> warning)
      implements Reply {
    public boolean isGood() {
      return status == 200 || status == 201;
    }

    public String text(String member) {
      return body.path(member).asText("");
    }
  }

  /** It could not be reached, or did not answer in time. */
  record Unreachable() implements Reply {}
}

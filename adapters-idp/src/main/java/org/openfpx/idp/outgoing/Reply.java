package org.openfpx.idp.outgoing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What another party said to a request. */
public sealed interface Reply {
  /** An answer, whatever it means. */
  record Answered(int status, String body) implements Reply {
    private static final int LONGEST_CODE = 64;
    private static final JsonMapper READER =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
      READER
          .getFactory()
          .setStreamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(32).maxNumberLength(40).build());
    }

    public boolean isOk() {
      return status >= 200 && status < 300;
    }

    /** Whether it may be worth trying again later. */
    public boolean isTrouble() {
      return status >= 500 || status == 429;
    }

    /** The body, if it is one well-formed JSON object. */
    public Optional<ObjectNode> object() {
      return json() instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    }

    /** The body, if it is one well-formed JSON array. */
    public Optional<ArrayNode> array() {
      return json() instanceof ArrayNode array ? Optional.of(array) : Optional.empty();
    }

    /** Its error code; empty if it says none. */
    public String error() {
      return object().map(object -> object.path("error").asText("")).orElse("");
    }

    /** The same for a line of the log: no longer than a code is, and nothing that one has not. */
    public String errorForLog() {
      var code = error();
      return code.substring(0, Math.min(code.length(), LONGEST_CODE)).replaceAll("[^a-z_]", "?");
    }

    private JsonNode json() {
      try {
        return READER.readTree(body);
      } catch (JsonProcessingException malformed) {
        return READER.missingNode();
      }
    }

    @Override
    public String toString() {
      return "Answered[" + status + "]";
    }
  }

  /**
   * No answer that could be read.
   *
   * @param why for the log; never a secret
   */
  record Failed(String why) implements Reply {}
}

package org.openfpx.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Shortened;
import org.openfpx.conformance.exchange.UnexpectedAnswer;

/** What checks expect of answers. Each method throws a {@link Deviation} if it is not so. */
public final class Expect {
  private static final int LONGEST = 160;

  private Expect() {}

  /** That this holds. */
  public static void that(boolean holds, String expected, String seen) {
    if (!holds) {
      throw new Deviation(expected, seen);
    }
  }

  /** The answer, if its status is one of these. */
  public static Answer status(Answer answer, Integer... wanted) {
    that(Set.of(wanted).contains(answer.status()), "status " + or(wanted), seen(answer));
    return answer;
  }

  /** The JSON object or array of an answer with this status. */
  public static JsonNode json(Answer answer, Integer... wanted) {
    status(answer, wanted);
    var type = answer.header("Content-Type").orElse("none");
    that(type.startsWith("application/json"), "Content-Type: application/json", type);
    try {
      return answer.json();
    } catch (UnexpectedAnswer notJson) {
      throw new Deviation("a body in JSON", cut(answer.body()));
    }
  }

  /** An OAuth error with this status and one of these codes; answers the body. */
  public static JsonNode error(Answer answer, int status, String... codes) {
    var expected = status + " with error " + String.join(" or ", codes);
    that(answer.status() == status, expected, seen(answer));
    var body = json(answer, status);
    that(Set.of(codes).contains(body.path("error").asText()), expected, seen(answer));
    return body;
  }

  /** Text under this name. */
  public static String text(JsonNode object, String member) {
    var value = object.path(member);
    that(
        value.isTextual() && !value.asText().isEmpty(),
        member + ", a text that is not empty",
        value.isMissingNode() ? "no " + member : kind(value));
    return value.asText();
  }

  /** That there is none of this name. */
  public static void absent(JsonNode object, String member) {
    that(!object.has(member), "no " + member, member + " in the answer");
  }

  /** What kind of JSON it is, without its content. */
  public static String kind(JsonNode value) {
    return value.getNodeType().name().toLowerCase(Locale.ROOT);
  }

  /** The status, and the error code if the body has one. */
  public static String seen(Answer answer) {
    var body = answer.body();
    if (body.startsWith("{") && body.contains("\"error\"")) {
      try {
        return answer.status() + " with error " + answer.json().path("error").asText();
      } catch (UnexpectedAnswer notJson) {
        return "status " + answer.status() + ": " + cut(body);
      }
    }
    return "status " + answer.status();
  }

  private static String cut(String text) {
    var shown = Shortened.of(text.strip());
    return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "…";
  }

  private static String or(Integer... wanted) {
    return String.join(" or ", Arrays.stream(wanted).map(String::valueOf).toList());
  }
}

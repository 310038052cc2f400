package org.openfpx.http.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.openfpx.http.form.Body;
import org.openfpx.http.problem.BadRequest;
import org.openfpx.http.problem.Problem;

/** JSON bodies of requests and answers. */
public final class Json {
  private static final int MOST_BYTES = 256 * 1024;
  private static final int DEEPEST = 32;

  private static final JsonMapper READER = reader();
  private static final JsonMapper WRITER = new JsonMapper();

  private Json() {}

  /** The body of a request, which must be one JSON object. */
  public static JsonObject object(Context context) {
    return object(context, MOST_BYTES);
  }

  /** The same of at most so many bytes. */
  public static JsonObject object(Context context, int most) {
    if (parse(context, most) instanceof ObjectNode object) {
      return new JsonObject("", object);
    }
    throw new BadRequest("invalid_request", "the body must be a JSON object");
  }

  /** The body of a request, which must be one JSON object or an array of one or more. */
  public static List<JsonObject> oneOrMore(Context context) {
    var node = parse(context, MOST_BYTES);
    if (node instanceof ObjectNode object) {
      return List.of(new JsonObject("", object));
    }
    var objects = objects(node);
    if (objects.isEmpty()) {
      throw new BadRequest("invalid_request", "the body must name at least one");
    }
    return objects;
  }

  /** The body of a request, which must be an array of JSON objects. */
  public static List<JsonObject> objects(Context context) {
    return objects(parse(context, MOST_BYTES));
  }

  private static List<JsonObject> objects(JsonNode node) {
    if (!(node instanceof ArrayNode array)) {
      throw new BadRequest("invalid_request", "the body must be a JSON array of objects");
    }
    var objects = new ArrayList<JsonObject>();
    for (var element : array) {
      var place = "[" + objects.size() + "]";
      if (!(element instanceof ObjectNode object)) {
        throw new BadRequest("invalid_request", place + " must be an object");
      }
      objects.add(new JsonObject(place, object));
    }
    return List.copyOf(objects);
  }

  /**
   * Answers with this value as JSON; it may be kept only if a {@code Cache-Control} was set before.
   *
   * @param value maps, lists, records, strings, numbers; what is absent is left out by the caller
   */
  public static void answer(Context context, int status, Object value) {
    if (!context.res().containsHeader("Cache-Control")) {
      context.header("Cache-Control", "no-store");
    }
    context.status(status).contentType("application/json").result(write(value));
  }

  /** Answers with an error that the protocol has a code for (RFC 6749 section 5.2). */
  public static void error(Context context, int status, String code, String detail) {
    var members = new LinkedHashMap<String, Object>();
    members.put("error", code);
    members.put("error_description", Problem.description(detail));
    answer(context, status, members);
  }

  /** The value as JSON text. */
  public static String write(Object value) {
    try {
      return WRITER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** A text that somebody keeps as JSON, read as strictly as a body; empty if it is none. */
  public static Optional<JsonNode> read(String text) {
    try {
      return Optional.of(READER.readTree(text)).filter(node -> !node.isMissingNode());
    } catch (JsonProcessingException malformed) {
      return Optional.empty();
    }
  }

  private static JsonNode parse(Context context, int most) {
    Body.requireType(context, "application/json");
    var bytes = Body.bytes(context, most);
    try {
      return READER.readTree(bytes);
    } catch (IOException malformed) {
      // The parser's own message quotes the body, and a body may hold secrets.
      throw new BadRequest("invalid_request", "the body is not well-formed JSON");
    }
  }

  private static JsonMapper reader() {
    var mapper =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxStringLength(MOST_BYTES)
                .maxNumberLength(40)
                .build());
    return mapper;
  }
}

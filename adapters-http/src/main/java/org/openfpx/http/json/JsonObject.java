package org.openfpx.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.openfpx.http.form.Text;
import org.openfpx.http.problem.BadRequest;

/**
 * A JSON object of a request, asked for its members one by one. A member that is absent or {@code
 * null} is not there; one of the wrong kind is a bad request that names the member, never its
 * value.
 */
public final class JsonObject {
  private static final int MOST_ELEMENTS = 1000;

  private final String place;
  private final ObjectNode node;

  JsonObject(String place, ObjectNode node) {
    this.place = place;
    this.node = node;
  }

  /** Refuses an object that has members besides these. */
  public JsonObject only(String... members) {
    var unknown = new TreeSet<String>();
    node.fieldNames().forEachRemaining(unknown::add);
    Set.of(members).forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw bad(Text.shown(unknown.first()), "is not a member we know here");
    }
    return this;
  }

  /** The names of all members, whatever they hold. */
  public Set<String> names() {
    var names = new TreeSet<String>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  public boolean has(String member) {
    return node.hasNonNull(member);
  }

  public String string(String member) {
    return optionalString(member).orElseThrow(() -> bad(member, "is missing"));
  }

  public Optional<String> optionalString(String member) {
    return member(member).map(value -> text(member, value));
  }

  /** The strings of an array; an absent one is empty. */
  public List<String> strings(String member) {
    var strings = new ArrayList<String>();
    elements(member).forEach(element -> strings.add(text(member, element)));
    return List.copyOf(strings);
  }

  public long number(String member) {
    return optionalNumber(member).orElseThrow(() -> bad(member, "is missing"));
  }

  public OptionalLong optionalNumber(String member) {
    var value = member(member);
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!value.get().isIntegralNumber() || !value.get().canConvertToLong()) {
      throw bad(member, "must be a whole number");
    }
    return OptionalLong.of(value.get().longValue());
  }

  /** A truth that must be there. */
  public boolean flag(String member) {
    var value = member(member).orElseThrow(() -> bad(member, "is missing"));
    if (!value.isBoolean()) {
      throw bad(member, "must be true or false");
    }
    return value.booleanValue();
  }

  public JsonObject object(String member) {
    return optionalObject(member).orElseThrow(() -> bad(member, "is missing"));
  }

  public Optional<JsonObject> optionalObject(String member) {
    return member(member).map(value -> inner(member, value));
  }

  /** The objects of an array; an absent one is empty. */
  public List<JsonObject> objects(String member) {
    var objects = new ArrayList<JsonObject>();
    for (var element : elements(member)) {
      objects.add(inner(member + "[" + objects.size() + "]", element));
    }
    return List.copyOf(objects);
  }

  /** This object as JSON text, for a reader of its own: a key set, say. */
  public String text() {
    return node.toString();
  }

  private JsonObject inner(String member, JsonNode value) {
    if (value instanceof ObjectNode object) {
      return new JsonObject(at(member), object);
    }
    throw bad(member, "must be an object");
  }

  private Iterable<JsonNode> elements(String member) {
    var value = member(member);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!value.get().isArray() || value.get().size() > MOST_ELEMENTS) {
      throw bad(member, "must be an array of at most " + MOST_ELEMENTS);
    }
    return value.get();
  }

  private String text(String member, JsonNode value) {
    if (!value.isTextual()) {
      throw bad(member, "must be a string");
    }
    if (!Text.isClean(value.textValue())) {
      throw bad(member, "holds characters that are not allowed");
    }
    return value.textValue();
  }

  private Optional<JsonNode> member(String member) {
    return node.hasNonNull(member) ? Optional.of(node.get(member)) : Optional.empty();
  }

  private BadRequest bad(String member, String what) {
    return new BadRequest("invalid_request", at(member) + " " + what);
  }

  private String at(String member) {
    return place.isEmpty() ? member : place + "." + member;
  }
}

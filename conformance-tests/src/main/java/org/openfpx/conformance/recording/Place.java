package org.openfpx.conformance.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A place in a recording that knows where it is.
 *
 * @param where its path, such as {@code log.entries[3].request}
 */
record Place(JsonNode node, String where) {

  /** An object at this name, which has these members and no others. */
  Place object(String name, String... members) {
    var place = new Place(required(name), path(name));
    if (!place.node.isObject()) {
      throw new BadRecording(place.where + " is no object");
    }
    return place.knowing(members);
  }

  /** This object, if it has none but these members. */
  Place knowing(String... members) {
    var known = Set.of(members);
    node.propertyStream()
        .filter(member -> !known.contains(member.getKey()))
        .findFirst()
        .ifPresent(member -> {
          throw new BadRecording(path(member.getKey()) + " is nothing that a recording has");
        });
    return this;
  }

  /** An object that may be missing. */
  Optional<Place> optional(String name, String... members) {
    return node.has(name) ? Optional.of(object(name, members)) : Optional.empty();
  }

  /** The members of a list. */
  List<Place> list(String name) {
    var list = required(name);
    if (!list.isArray()) {
      throw new BadRecording(path(name) + " is no list");
    }
    var places = new ArrayList<Place>();
    for (int i = 0; i < list.size(); i++) {
      places.add(new Place(list.get(i), path(name) + "[" + i + "]"));
    }
    return places;
  }

  /** The same, empty if it is missing. */
  List<Place> listIfThere(String name) {
    return node.has(name) ? list(name) : List.of();
  }

  String text(String name) {
    var value = required(name);
    if (!value.isTextual()) {
      throw new BadRecording(path(name) + " is no text");
    }
    return value.asText();
  }

  /** This place itself as a text. */
  String text() {
    if (!node.isTextual()) {
      throw new BadRecording(where + " is no text");
    }
    return node.asText();
  }

  int number(String name, int least, int most) {
    var value = required(name);
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.asInt() < least
        || value.asInt() > most) {
      throw new BadRecording(
          "%s is no whole number from %d to %d".formatted(path(name), least, most));
    }
    return value.asInt();
  }

  boolean truth(String name) {
    var value = required(name);
    if (!value.isBoolean()) {
      throw new BadRecording(path(name) + " is neither true nor false");
    }
    return value.asBoolean();
  }

  private JsonNode required(String name) {
    if (!node.has(name)) {
      throw new BadRecording(path(name) + " is missing");
    }
    return node.path(name);
  }

  private String path(String name) {
    return where.isEmpty() ? name : where + "." + name;
  }
}

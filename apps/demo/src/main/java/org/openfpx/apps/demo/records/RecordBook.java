package org.openfpx.apps.demo.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one source keeps, person by person, as FHIR R4 resources. */
public final class RecordBook {

  /** The kinds of resources there are. */
  public enum Kind {
    PATIENT("Patient"),
    IMMUNIZATION("Immunization");

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    /** Its name in FHIR, and in addresses. */
    public String type() {
      return type;
    }
  }

  private final Map<String, Map<Kind, List<JsonNode>>> byUser = new LinkedHashMap<>();

  private RecordBook() {}

  /**
   * The book of a source.
   *
   * @param source as in the name of the file: {@code city-clinic}
   */
  public static RecordBook of(String source) {
    var book = new RecordBook();
    for (var line : Lines.of(source)) {
      var immunizations = new ArrayList<JsonNode>();
      line.path("immunizations").forEach(immunizations::add);
      book.byUser.put(
          line.path("user").asText(),
          Map.of(
              Kind.PATIENT, List.of(line.path("patient")),
              Kind.IMMUNIZATION, List.copyOf(immunizations)));
    }
    return book;
  }

  public Set<String> users() {
    return Set.copyOf(byUser.keySet());
  }

  /**
   * The answer to a search for everything of one kind that is kept of one person: a FHIR {@code
   * Bundle} of type {@code searchset}.
   *
   * @param base the address under which clients know the source
   */
  public JsonNode search(String user, Kind kind, String base) {
    var found = byUser.getOrDefault(user, Map.of()).getOrDefault(kind, List.of());
    var bundle = JsonNodeFactory.instance.objectNode();
    bundle.put("resourceType", "Bundle").put("type", "searchset").put("total", found.size());
    if (!found.isEmpty()) {
      var entries = bundle.putArray("entry");
      for (var resource : found) {
        var entry = entries.addObject();
        entry.put("fullUrl", base + "/" + kind.type() + "/" + resource.path("id").asText());
        entry.set("resource", resource);
        entry.putObject("search").put("mode", "match");
      }
    }
    return bundle;
  }
}

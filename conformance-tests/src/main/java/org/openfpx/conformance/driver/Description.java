package org.openfpx.conformance.driver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * What resources may be registered as at a server.
 *
 * @param type where the server has but certain types, one of them
 * @param scopes at least three that such a resource may have
 * @param uriScope one more that is a URI, if there is one
 */
public record Description(Optional<String> type, List<String> scopes, Optional<String> uriScope) {
  public Description {
    scopes = List.copyOf(scopes);
  }

  /** Any type and any scopes. */
  public static Description any() {
    return new Description(
        Optional.empty(),
        List.of("view", "edit", "print"),
        Optional.of("https://rs.example/scopes/print"));
  }

  /** The JSON of one with the first so many scopes (UMA Federated Authorization section 3.1). */
  public ObjectNode json(int howMany) {
    var json = JsonNodeFactory.instance.objectNode();
    scopes.stream().limit(howMany).forEach(json.putArray("resource_scopes")::add);
    type.ifPresent(text -> json.put("type", text));
    return json;
  }
}

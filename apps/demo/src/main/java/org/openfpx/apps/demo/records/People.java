package org.openfpx.apps.demo.records;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everybody in the demo, the best known first. */
public final class People {
  private final Map<String, Person> byUser = new LinkedHashMap<>();

  private People() {}

  public static People load() {
    var people = new People();
    for (var line : Lines.of("people")) {
      var user = line.path("user").asText();
      people.byUser.put(
          user,
          new Person(
              user,
              line.path("given").asText(),
              line.path("family").asText(),
              LocalDate.parse(line.path("birthDate").asText())));
    }
    return people;
  }

  public List<Person> all() {
    return List.copyOf(byUser.values());
  }

  public Optional<Person> find(String user) {
    return Optional.ofNullable(byUser.get(user));
  }
}

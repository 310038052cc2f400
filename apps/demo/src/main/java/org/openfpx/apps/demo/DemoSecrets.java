package org.openfpx.apps.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.openfpx.apps.demo.records.People;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.Secrets;

/**
 * The secrets of one demo, random per folder and kept in {@code demo.json}, which only its owner
 * can read: those that the parties have among each other, the keys that seal, the people's
 * passwords.
 */
final class DemoSecrets {
  private static final String FILE = "demo.json";
  private static final int KEY_LENGTH = 43;
  private static final List<String> FIRST =
      List.of("amber", "birch", "cedar", "coral", "ivory", "maple", "olive", "river");
  private static final List<String> SECOND =
      List.of("bridge", "candle", "garden", "harbor", "lantern", "meadow", "orchard", "window");

  private final DemoFolder folder;
  private final Secrets chance;
  private final Map<String, String> named;
  private final Map<String, String> passwords;

  private DemoSecrets(
      DemoFolder folder, Secrets chance, Map<String, String> named, Map<String, String> passwords) {
    this.folder = folder;
    this.chance = chance;
    this.named = new TreeMap<>(named);
    this.passwords = new LinkedHashMap<>(passwords);
  }

  /** Those of the folder; what is missing is made. */
  static DemoSecrets of(DemoFolder folder, People people, Secrets chance) {
    var kept = folder.has(FILE) ? read(folder) : Map.<String, Map<String, String>>of();
    var secrets =
        new DemoSecrets(
            folder,
            chance,
            kept.getOrDefault("secrets", Map.of()),
            kept.getOrDefault("passwords", Map.of()));
    people.all().forEach(person -> secrets.password(person.user()));
    return secrets;
  }

  /** A secret that two parties share, or one party has for itself. */
  Secret named(String name) {
    return new Secret(kept(name, () -> chance.next().reveal()));
  }

  /** A key of 32 bytes, in base64. */
  Secret key(String name) {
    return new Secret(
        kept(
            name,
            () -> {
              var random = Base64.getUrlDecoder().decode(chance.next(KEY_LENGTH).reveal());
              return Base64.getEncoder().encodeToString(random);
            }));
  }

  // Kept at once: a database that was sealed with a key outlives a start that fails.
  private String kept(String name, Supplier<String> fresh) {
    var known = Optional.ofNullable(named.get(name));
    if (known.isPresent()) {
      return known.get();
    }
    var made = fresh.get();
    named.put(name, made);
    keep();
    return made;
  }

  /** Sees to it that there is a key of that name, for whoever takes it from the environment. */
  void make(String keyName) {
    named.put(keyName, key(keyName).reveal());
  }

  /** What everybody signs in with, by user. */
  Map<String, Secret> passwords() {
    var all = new LinkedHashMap<String, Secret>();
    passwords.forEach((user, password) -> all.put(user, new Secret(password)));
    return all;
  }

  /** All of them by name, as variables of an environment. */
  Map<String, String> environment() {
    return Map.copyOf(named);
  }

  /** Keeps what was made. */
  void keep() {
    var content = new LinkedHashMap<String, Object>();
    content.put("secrets", named);
    content.put("passwords", passwords);
    try {
      var json = new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(content);
      folder.write(FILE, json + "\n");
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void password(String user) {
    passwords.computeIfAbsent(
        user,
        fresh -> {
          var random = chance.next().reveal().getBytes(StandardCharsets.US_ASCII);
          return FIRST.get(random[0] % FIRST.size())
              + "-"
              + SECOND.get(random[1] % SECOND.size())
              + "-"
              + (10 + (random[2] + random[3] * 128) % 90);
        });
  }

  private static Map<String, Map<String, String>> read(DemoFolder folder) {
    try {
      return new JsonMapper().readValue(folder.read(FILE), new TypeReference<>() {});
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(
          folder.resolve(FILE) + " can't be understood; start over with --fresh", broken);
    }
  }
}

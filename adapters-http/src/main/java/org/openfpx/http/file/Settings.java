package org.openfpx.http.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a configuration file says, checked: each value is of the type of its key. */
public final class Settings {
  private final Path file;
  private final Map<String, List<String>> values;

  Settings(Path file, Map<String, List<String>> values) {
    this.file = file;
    this.values = Map.copyOf(values);
  }

  /**
   * The value of a key that is mandatory or has a usual value.
   *
   * @throws IllegalStateException if it is neither
   */
  public <T> T get(ConfigKey<T> key) {
    return find(key)
        .orElseThrow(() -> new IllegalStateException("a key that may be absent: " + key.name()));
  }

  /** The value of a key that may be absent. */
  public <T> Optional<T> find(ConfigKey<T> key) {
    var written = Optional.ofNullable(values.get(key.name())).map(key::read);
    return written.or(key::usualValue);
  }

  /** The configuration file itself. */
  Path file() {
    return file.toAbsolutePath();
  }

  /** The same path, seen from the folder of the configuration file. */
  public Path resolve(Path path) {
    return file.toAbsolutePath().resolveSibling(path).normalize();
  }
}

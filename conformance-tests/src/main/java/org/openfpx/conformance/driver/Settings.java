package org.openfpx.conformance.driver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.conformance.exchange.Transport;

/**
 * A part of a target file. Wherever a text stands, {@code {file: PATH}} or {@code {environment:
 * NAME}} may stand for it; paths are relative to the target file.
 */
public final class Settings {
  private final JsonNode node;
  private final String where;
  private final Source source;

  /**
   * Where texts come from that are not written in the file.
   *
   * @param folder the target file's
   */
  record Source(Path folder, Map<String, String> environment) {}

  Settings(JsonNode node, String where, Source source) {
    this.node = node;
    this.where = where;
    this.source = source;
  }

  /** Whether there is something of that name. */
  public boolean has(String name) {
    return node.hasNonNull(name);
  }

  /** A part of this one; empty if it is not there. */
  public Settings part(String name) {
    var part = node.path(name);
    return new Settings(
        part.isMissingNode() ? MissingNode.getInstance() : part, path(name), source);
  }

  /** A part of a part and so on, their names with dots between them. */
  Settings at(String names) {
    var part = this;
    for (var name : List.of(names.split("\\."))) {
      part = part.part(name);
    }
    return part;
  }

  /** The names of all that is here. */
  public List<String> names() {
    return node.propertyStream().map(Map.Entry::getKey).toList();
  }

  /**
   * A text that must be there.
   *
   * @throws BadTarget if it is not
   */
  public String text(String name) {
    return optional(name).orElseThrow(() -> new BadTarget(path(name) + " is missing"));
  }

  /** A text, if it is there. */
  public Optional<String> optional(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    return Optional.of(text(node.path(name), path(name)));
  }

  /** A list of texts; one text counts as a list. */
  public List<String> texts(String name) {
    if (!has(name)) {
      return List.of();
    }
    var value = node.path(name);
    return value.isArray()
        ? value.valueStream().map(one -> text(one, path(name))).toList()
        : List.of(text(value, path(name)));
  }

  /**
   * A list of addresses.
   *
   * @throws BadTarget if one is none, or plain {@code http} on another machine
   */
  public List<URI> addresses(String name) {
    return texts(name).stream().map(text -> address(name, text)).toList();
  }

  private URI address(String name, String text) {
    try {
      var address = URI.create(text);
      if (Transport.isOpen(address)) {
        throw new BadTarget(path(name) + ": http is for this machine alone; it is " + text);
      }
      return address;
    } catch (IllegalArgumentException notOne) {
      throw new BadTarget(path(name) + " holds what is no address");
    }
  }

  /**
   * A number of seconds, if it is there.
   *
   * @throws BadTarget if it is none from 1 to 90
   */
  Optional<Duration> seconds(String name) {
    return optional(name)
        .map(text -> {
          if (!text.matches("[1-8]?[0-9]|90") || text.equals("0")) {
            throw new BadTarget(path(name) + " is a number of seconds from 1 to 90");
          }
          return Duration.ofSeconds(Long.parseLong(text));
        });
  }

  /** A file that is named, if it is. */
  public Optional<Path> file(String name) {
    return optional(name).map(source.folder()::resolve);
  }

  /**
   * What stands in the YAML file that is named here, if it is; paths in it are relative to it.
   *
   * @throws BadTarget if there is no such file, or no object in it
   */
  Optional<Settings> inFile(String name) {
    return file(name).map(file -> new Settings(object(file, path(name)), "", sourceOf(file)));
  }

  private Source sourceOf(Path file) {
    var folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
    return new Source(folder, source.environment());
  }

  private static JsonNode object(Path file, String at) {
    try {
      var node = new YAMLMapper().readTree(read(file, at));
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException broken) {
      throw new BadTarget(at + ": " + file + " is no YAML");
    }
    throw new BadTarget(at + ": " + file + " has no names with values");
  }

  private String text(JsonNode value, String at) {
    if (value.isValueNode()) {
      return value.asText();
    }
    if (value.hasNonNull("environment")) {
      var variable = value.path("environment").asText();
      return Optional.ofNullable(source.environment().get(variable))
          .orElseThrow(() -> new BadTarget(at + ": there is no environment variable " + variable));
    }
    if (value.hasNonNull("file")) {
      return read(source.folder().resolve(value.path("file").asText()), at);
    }
    throw new BadTarget(at + " is a text, {file: PATH} or {environment: NAME}");
  }

  private static String read(Path file, String at) {
    try {
      return Files.readString(file).strip();
    } catch (IOException unreadable) {
      throw new BadTarget(at + ": " + file + " can't be read");
    }
  }

  private String path(String name) {
    return where.isEmpty() ? name : where + "." + name;
  }
}

package org.openfpx.http.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.registry.Nearest;

/** Reads a configuration file: every key known, every value of the right form, or none of it. */
public final class ConfigFile {
  private final Path file;
  private final List<ConfigKey<?>> keys;
  private final List<FileProblem> problems = new ArrayList<>();
  private final Map<String, List<String>> values = new HashMap<>();

  private ConfigFile(Path file, List<ConfigKey<?>> keys) {
    this.file = file;
    this.keys = keys;
  }

  /** What came of it. */
  public sealed interface Reading {
    record Read(Settings settings) implements Reading {}

    /** Everything that is wrong, in order of lines. */
    record Refused(List<FileProblem> problems) implements Reading {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  /** Reads a file that may have these keys and no others. */
  public static Reading read(Path file, List<ConfigKey<?>> keys) {
    var reader = new ConfigFile(file, keys);
    YamlReader.read(file, reader.problems).ifPresent(reader::whole);
    return reader.outcome();
  }

  /**
   * The same, for a program that can do nothing without its configuration.
   *
   * @throws ConfigRefused that says everything that is wrong, a line each
   */
  public static Settings settings(Path file, List<ConfigKey<?>> keys) {
    return switch (read(file, keys)) {
      case Reading.Read(var settings) -> settings;
      case Reading.Refused(var problems) -> throw new ConfigRefused(problems);
    };
  }

  /** The same for what is not in a file; relative paths begin at the folder of {@code file}. */
  public static Reading parse(Path file, String text, List<ConfigKey<?>> keys) {
    var reader = new ConfigFile(file, keys);
    YamlReader.parse(file, text, reader.problems).ifPresent(reader::whole);
    return reader.outcome();
  }

  private Reading outcome() {
    if (problems.isEmpty()) {
      return new Reading.Read(new Settings(file, values));
    }
    problems.sort(java.util.Comparator.comparingInt(FileProblem::line));
    return new Reading.Refused(problems);
  }

  private void whole(YamlNode.Mapping root) {
    mapping("", root);
    for (var key : keys) {
      if (key.required() && !values.containsKey(key.name()) && !wasRefused(key.name())) {
        problems.add(
            new FileProblem(file, root.line(), key.name() + ": it is missing", rightFor(key)));
      }
    }
  }

  private boolean wasRefused(String name) {
    return problems.stream().anyMatch(problem -> problem.what().startsWith(name + ":"));
  }

  private void mapping(String prefix, YamlNode.Mapping mapping) {
    mapping
        .members()
        .forEach((member, node) -> {
          var name = prefix + member;
          var key = keys.stream().filter(one -> one.name().equals(name)).findFirst();
          if (key.isPresent()) {
            value(key.get(), node);
          } else if (node instanceof YamlNode.Mapping inner && isSection(name)) {
            mapping(name + ".", inner);
          } else if (!(node instanceof YamlNode.Empty && isSection(name))) {
            unknown(name, prefix, node);
          }
        });
  }

  private boolean isSection(String name) {
    return keys.stream().anyMatch(key -> key.name().startsWith(name + "."));
  }

  private void unknown(String name, String prefix, YamlNode node) {
    var beside = new LinkedHashSet<String>();
    for (var key : keys) {
      if (key.name().startsWith(prefix)) {
        beside.add(prefix + key.name().substring(prefix.length()).replaceFirst("\\..*", ""));
      }
    }
    problems.add(
        new FileProblem(file, node.line(), name + ": there is no such key", advice(name, beside)));
  }

  private String advice(String name, Set<String> beside) {
    var all = keys.stream().map(ConfigKey::name).toList();
    return Nearest.to(name, beside)
        .or(() -> Nearest.to(name, all))
        .map(near -> "perhaps " + near)
        .orElseGet(() -> Nearest.advice(name, beside));
  }

  private void value(ConfigKey<?> key, YamlNode node) {
    var texts = texts(key, node);
    if (texts.isEmpty()) {
      problems.add(
          new FileProblem(
              file, node.line(), key.name() + ": it is of the wrong form", rightFor(key)));
      return;
    }
    try {
      key.read(texts.get());
      values.put(key.name(), texts.get());
    } catch (IllegalArgumentException e) {
      problems.add(
          new FileProblem(
              file, node.line(), key.name() + ": it is of the wrong form", rightFor(key)));
    }
  }

  private static Optional<List<String>> texts(ConfigKey<?> key, YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar -> Optional.of(List.of(scalar.text()));
      case YamlNode.Mapping mapping when key.shape() == ConfigKey.Shape.ONE_OR_BY_LANGUAGE -> {
        var texts = new ArrayList<String>();
        mapping
            .members()
            .forEach((language, text) -> {
              if (text instanceof YamlNode.Scalar scalar) {
                texts.addAll(List.of(language, scalar.text()));
              }
            });
        yield texts.size() == 2 * mapping.members().size() && !texts.isEmpty()
            ? Optional.of(texts)
            : Optional.empty();
      }
      case YamlNode.Sequence sequence when key.shape() == ConfigKey.Shape.LIST -> {
        var texts = new ArrayList<String>();
        for (var item : sequence.items()) {
          if (item instanceof YamlNode.Scalar scalar) {
            texts.add(scalar.text());
          }
        }
        yield texts.size() == sequence.items().size() ? Optional.of(texts) : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private static String rightFor(ConfigKey<?> key) {
    return key.form() + (key.example().isEmpty() ? "" : ", such as " + key.example());
  }
}

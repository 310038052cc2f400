package org.openfpx.http.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Reads a YAML file into nodes that know their lines. */
final class YamlReader {
  private static final int LARGEST = 4 * 1024 * 1024;
  private static final YAMLFactory FACTORY = new YAMLFactory();

  private final Path file;
  private final YAMLParser parser;
  private final List<FileProblem> problems;

  private YamlReader(Path file, YAMLParser parser, List<FileProblem> problems) {
    this.file = file;
    this.parser = parser;
    this.problems = problems;
  }

  /** The mapping that the file is; nothing if it is none, which is then among the problems. */
  static Optional<YamlNode.Mapping> read(Path file, List<FileProblem> problems) {
    try {
      if (Files.size(file) > LARGEST) {
        problems.add(new FileProblem(file, 0, "it is too large", "at most 4 MiB"));
        return Optional.empty();
      }
      return parse(file, Files.readString(file), problems);
    } catch (NoSuchFileException e) {
      problems.add(new FileProblem(file, 0, "there is no such file", "the path of a file"));
    } catch (IOException e) {
      problems.add(
          new FileProblem(
              file, 0, "it can't be read as UTF-8 text", "a file that this user may read"));
    }
    return Optional.empty();
  }

  static Optional<YamlNode.Mapping> parse(Path file, String text, List<FileProblem> problems) {
    try (var parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        return Optional.of(new YamlNode.Mapping(new LinkedHashMap<>(), 1));
      }
      var root = new YamlReader(file, parser, problems).node();
      if (parser.nextToken() != null) {
        int line = parser.currentTokenLocation().getLineNr();
        problems.add(
            new FileProblem(file, line, "a second document begins here", "a file of its own"));
        return Optional.empty();
      }
      if (root instanceof YamlNode.Mapping mapping) {
        return Optional.of(mapping);
      }
      problems.add(
          new FileProblem(file, root.line(), "it is no mapping", "lines such as name: value"));
    } catch (JsonProcessingException e) {
      problems.add(
          new FileProblem(
              file,
              e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
              "it is no YAML: " + firstLine(e.getOriginalMessage()),
              "well-formed YAML"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return Optional.empty();
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  private YamlNode node() throws IOException {
    int line = parser.currentTokenLocation().getLineNr();
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(line);
      case START_ARRAY -> sequence(line);
      case VALUE_NULL -> new YamlNode.Empty(line);
      default -> scalar(line);
    };
  }

  private YamlNode scalar(int line) throws IOException {
    if (parser.isCurrentAlias()) {
      problems.add(
          new FileProblem(
              file, line, "it refers to another place of the file", "the value itself, again"));
    }
    return new YamlNode.Scalar(parser.getText(), line);
  }

  private YamlNode mapping(int line) throws IOException {
    var members = new LinkedHashMap<String, YamlNode>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      int nameLine = parser.currentTokenLocation().getLineNr();
      parser.nextToken();
      if (members.put(name, node()) != null) {
        problems.add(new FileProblem(file, nameLine, name + " is there twice", "leave one out"));
      }
    }
    return new YamlNode.Mapping(members, line);
  }

  private YamlNode sequence(int line) throws IOException {
    var items = new ArrayList<YamlNode>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node());
    }
    return new YamlNode.Sequence(items, line);
  }
}

package org.openfpx.http.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openfpx.domain.registry.Attribute;
import org.openfpx.domain.registry.Value;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.http.oauth.PublicKeySet;

/** Reads what stands behind an attribute's name as what the attribute holds. */
final class ValueReader {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::([^}]*))?}");

  private final Language language;
  private final Map<String, String> environment;
  private final List<FileProblem> problems;

  /** Files with secrets that have been looked at: several parties may share one. */
  private final Set<Path> told = new HashSet<>();

  ValueReader(Language language, Map<String, String> environment, List<FileProblem> problems) {
    this.language = language;
    this.environment = environment;
    this.problems = problems;
  }

  /** Says that something is wrong. */
  void problem(Path file, int line, String what, String right) {
    problems.add(new FileProblem(file, line, what, right));
  }

  /** The value; nothing if there is none or it is wrong, which is then among the problems. */
  Optional<Value> value(Path file, String owner, Attribute attribute, YamlNode node) {
    if (node instanceof YamlNode.Empty) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(file, attribute, node));
    } catch (Unfit unfit) {
      problem(
          file,
          node.line(),
          owner + ", " + attribute.name() + ": " + unfit.getMessage(),
          attribute.kind().form());
    } catch (IllegalArgumentException | DateTimeParseException e) {
      problem(
          file,
          node.line(),
          owner + ", " + attribute.name() + ": it is of the wrong form",
          attribute.kind().form());
    }
    return Optional.empty();
  }

  /** What is wrong, in words for the operator. */
  private static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unfit(String message) {
      super(message);
    }
  }

  private Value read(Path file, Attribute attribute, YamlNode node) {
    return switch (attribute.kind()) {
      case TEXT -> new Value.Text(words(node));
      case URI, WEB_URI, CHOICE -> new Value.Text(text(node));
      case LOCALIZED_TEXT, LOCALIZED_URI -> new Value.Localized(localized(node));
      case INTEGER -> new Value.Number(Long.parseLong(text(node)));
      case MILLIS -> new Value.Number(millis(text(node)));
      case BOOLEAN -> new Value.Flag(Scalars.flag(text(node)));
      case TEXT_LIST, URI_LIST -> new Value.Texts(list(node));
      case JSON_OBJECT -> new Value.Members(new TreeMap<>(members(node)));
      case KEY_SET -> new Value.Text(keySet(text(node)));
      case SECRET_HASHED, SECRET_SEALED -> new Value.Clear(secret(file, attribute.name(), node));
      case INSTANT -> new Value.Moment(Instant.parse(text(node)));
    };
  }

  private static String keySet(String text) {
    PublicKeySet.flaw(text)
        .ifPresent(flaw -> {
          throw new Unfit(flaw);
        });
    return text;
  }

  private static long millis(String text) {
    return text.matches("\\d{1,15}") ? Long.parseLong(text) : Scalars.duration(text).toMillis();
  }

  /** A text; of a list, its items parted by spaces, as grant types and scopes are written. */
  private String words(YamlNode node) {
    return node instanceof YamlNode.Sequence ? String.join(" ", list(node)) : text(node);
  }

  /** A text; nothing if it is none, which is then among the problems. */
  Optional<String> word(Path file, String what, YamlNode node) {
    try {
      return Optional.of(text(node));
    } catch (Unfit unfit) {
      problem(file, node.line(), what + ": " + unfit.getMessage(), "a text");
      return Optional.empty();
    }
  }

  private String text(YamlNode node) {
    if (!(node instanceof YamlNode.Scalar scalar)) {
      throw new Unfit("it is of the wrong form");
    }
    return PLACEHOLDER.matcher(scalar.text()).replaceAll(this::replacement);
  }

  private String replacement(java.util.regex.MatchResult placeholder) {
    var value = environment.get(placeholder.group(1));
    if (value == null && placeholder.group(2) == null) {
      throw new Unfit("there is no environment variable " + placeholder.group(1));
    }
    return Matcher.quoteReplacement(value == null ? placeholder.group(2) : value);
  }

  private LocalizedText localized(YamlNode node) {
    if (!(node instanceof YamlNode.Mapping mapping)) {
      return LocalizedText.of(language, text(node));
    }
    var texts = new HashMap<Language, String>();
    mapping.members().forEach((code, text) -> texts.put(new Language(code), text(text)));
    return new LocalizedText(texts);
  }

  private List<String> list(YamlNode node) {
    if (!(node instanceof YamlNode.Sequence sequence)) {
      return List.of(text(node));
    }
    var texts = new ArrayList<String>();
    sequence.items().forEach(item -> texts.add(text(item)));
    return texts;
  }

  private Map<String, String> members(YamlNode node) {
    if (!(node instanceof YamlNode.Mapping mapping)) {
      throw new Unfit("it is of the wrong form");
    }
    var members = new HashMap<String, String>();
    mapping.members().forEach((name, text) -> members.put(name, text(text)));
    return members;
  }

  private Secret secret(Path file, String name, YamlNode node) {
    var text = secretText(file, name, node);
    if (text.isBlank()) {
      throw new Unfit("it is blank");
    }
    return new Secret(text.strip());
  }

  private String secretText(Path file, String name, YamlNode node) {
    if (!(node instanceof YamlNode.Mapping mapping)) {
      var text = text(node);
      if (node instanceof YamlNode.Scalar written && written.text().equals(text)) {
        lookAt(name, file.toAbsolutePath());
      }
      return text;
    }
    var path = mapping.member("file");
    if (path.isPresent()) {
      var secret = file.toAbsolutePath().resolveSibling(text(path.get()));
      lookAt(name, secret);
      return content(secret);
    }
    return mapping
        .member("environment")
        .map(one -> variable(text(one)))
        .orElseThrow(() -> new Unfit("it is of the wrong form"));
  }

  private void lookAt(String name, Path file) {
    if (told.add(file)) {
      SecretFiles.warn(name, file);
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new Unfit(file + " can't be read");
    }
  }

  private String variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .orElseThrow(() -> new Unfit("there is no environment variable " + name));
  }
}

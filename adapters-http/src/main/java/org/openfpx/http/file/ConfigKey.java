package org.openfpx.http.file;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.text.Language;

/**
 * One key of a configuration file, described once: the reader, the messages and the file that
 * {@code openfpx config} prints all follow it.
 *
 * @param name as a path, such as {@code public.tls.key}
 * @param form what a value looks like, for messages
 * @param usual the value that holds where the file says nothing, as it would be written; empty
 *     where there is none
 * @param example for the printed file, where there is no usual value
 * @param meaning for the printed file
 */
public record ConfigKey<T>(
    String name,
    String form,
    Function<List<String>, T> reader,
    Shape shape,
    Optional<String> usual,
    String example,
    boolean required,
    String meaning) {

  /** How values are written. */
  public enum Shape {
    ONE,
    LIST,
    /** One, or one for each language: {@code {en: Records, fr: Dossiers}}. */
    ONE_OR_BY_LANGUAGE
  }

  public static ConfigKey<String> text(String name, String meaning) {
    return one(name, "a text", text -> text, meaning);
  }

  /** A text that people read. */
  public static ConfigKey<WrittenText> textForPeople(String name, String meaning) {
    return new ConfigKey<>(
        name,
        "a text, or one for each language such as {en: Records, fr: Dossiers}",
        WrittenText::of,
        Shape.ONE_OR_BY_LANGUAGE,
        Optional.empty(),
        "",
        false,
        meaning + "\nIt may differ by language: {en: Records, fr: Dossiers}.");
  }

  public static ConfigKey<Issuer> issuer(String name, String meaning) {
    return one(
        name,
        "an https address without query and fragment (http for loopback only)",
        Issuer::new,
        meaning);
  }

  public static ConfigKey<URI> uri(String name, String meaning) {
    return one(
        name, "an absolute address such as https://example.org", ConfigKey::absolute, meaning);
  }

  public static ConfigKey<Duration> duration(String name, String meaning) {
    return one(name, "a duration such as 30s, 15m, 12h or 7d", Scalars::duration, meaning);
  }

  public static ConfigKey<Integer> port(String name, String meaning) {
    return one(name, "a number from 0 to 65535", text -> whole(text, 0, 65_535), meaning);
  }

  public static ConfigKey<Integer> count(String name, String meaning) {
    return one(name, "a whole number from 1", text -> whole(text, 1, Integer.MAX_VALUE), meaning);
  }

  public static ConfigKey<Long> size(String name, String meaning) {
    return one(name, "a number of bytes such as 4096, 64KiB or 2MiB", Scalars::size, meaning);
  }

  public static ConfigKey<Boolean> flag(String name, String meaning) {
    return one(name, "true or false", Scalars::flag, meaning);
  }

  /** A path; one that is relative begins at the folder of the configuration file. */
  public static ConfigKey<Path> path(String name, String meaning) {
    return one(name, "the path of a file", Path::of, meaning);
  }

  public static ConfigKey<List<Path>> paths(String name, String meaning) {
    return several(name, "a list of paths", Path::of, meaning);
  }

  public static ConfigKey<List<String>> texts(String name, String meaning) {
    return several(name, "a list of texts", text -> text, meaning);
  }

  public static ConfigKey<List<Language>> languages(String name, String meaning) {
    return several(name, "a list of languages such as [en, fr]", Language::new, meaning);
  }

  /** One of a few names; each is that of a constant in lower case with hyphens. */
  public static <E extends Enum<E>> ConfigKey<E> choice(
      String name, Class<E> constants, String meaning) {
    var names = new ArrayList<String>();
    for (var constant : constants.getEnumConstants()) {
      names.add(written(constant));
    }
    return one(
        name,
        "one of " + String.join(", ", names),
        text -> {
          int index = names.indexOf(text);
          if (index < 0) {
            throw new IllegalArgumentException("there is no such choice");
          }
          return constants.getEnumConstants()[index];
        },
        meaning);
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** A key of any other type; the reader throws an {@link IllegalArgumentException}. */
  public static <T> ConfigKey<T> one(
      String name, String form, Function<String, T> reader, String meaning) {
    return new ConfigKey<>(
        name,
        form,
        texts -> reader.apply(texts.getFirst()),
        Shape.ONE,
        Optional.empty(),
        "",
        false,
        meaning);
  }

  /** The same for a list. */
  public static <T> ConfigKey<List<T>> several(
      String name, String form, Function<String, T> reader, String meaning) {
    return new ConfigKey<>(
        name,
        form,
        texts -> texts.stream().map(reader).toList(),
        Shape.LIST,
        Optional.empty(),
        "",
        false,
        meaning);
  }

  /** The same key, with the value that holds where the file says nothing; lists with commas. */
  public ConfigKey<T> usually(String value) {
    return new ConfigKey<>(
        name, form, reader, shape, Optional.of(value), example, required, meaning);
  }

  /** The same key, and a file without it is refused. */
  public ConfigKey<T> mandatory(String exampleValue) {
    return new ConfigKey<>(name, form, reader, shape, usual, exampleValue, true, meaning);
  }

  /** The same key, with an example for the printed file. */
  public ConfigKey<T> such(String exampleValue) {
    return new ConfigKey<>(name, form, reader, shape, usual, exampleValue, required, meaning);
  }

  T read(List<String> texts) {
    return reader.apply(texts);
  }

  Optional<T> usualValue() {
    return usual.map(text -> {
      if (shape != Shape.LIST) {
        return read(List.of(text));
      }
      return read(text.isBlank() ? List.of() : List.of(text.split(",\\s*")));
    });
  }

  private static URI absolute(String text) {
    var uri = URI.create(text);
    if (!uri.isAbsolute()) {
      throw new IllegalArgumentException("it is not absolute");
    }
    return uri;
  }

  private static int whole(String text, int least, int most) {
    long number;
    try {
      number = Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("it is no number", e);
    }
    if (number < least || number > most) {
      throw new IllegalArgumentException("it is out of range");
    }
    return (int) number;
  }
}

package org.openfpx.http.page;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.openfpx.domain.text.Language;

/**
 * The texts of a site, read once from {@code pages/edge} and {@code pages/<system>}: the system's
 * own win. <code>{0}</code> in a text stands for the first value given.
 */
final class Messages {
  private final Map<Language, Properties> byLanguage = new HashMap<>();

  Messages(String system, List<Language> languages) {
    for (var language : languages) {
      var texts = new Properties();
      load(texts, "pages/edge/messages_" + language.code() + ".properties");
      load(texts, "pages/" + system + "/messages_" + language.code() + ".properties");
      byLanguage.put(language, texts);
    }
  }

  boolean has(Language language, String key) {
    return texts(language).getProperty(key) != null;
  }

  Set<String> keys(Language language) {
    return texts(language).stringPropertyNames();
  }

  String text(Language language, String key, List<?> values) {
    var text = texts(language).getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no text for " + key + " in " + language);
    }
    for (int i = 0; i < values.size(); i++) {
      text = text.replace("{" + i + "}", String.valueOf(values.get(i)));
    }
    return text;
  }

  private Properties texts(Language language) {
    var texts = byLanguage.get(language);
    if (texts == null) {
      throw new IllegalArgumentException("a language this site does not speak: " + language);
    }
    return texts;
  }

  private static void load(Properties texts, String resource) {
    try (var stream = Messages.class.getClassLoader().getResourceAsStream(resource)) {
      if (stream != null) {
        texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

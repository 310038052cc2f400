package org.openfpx.http.page;

import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.http.session.FormGuard;

/**
 * What a template can say besides Pebble's own words: {@code t("key", value...)} a text of the
 * site; {@code hasText("key")}; {@code localized(text)} a text of a registry, marked with its
 * language where that is another; {@code asset("name.css")} an address; {@code badge(name, logo)}
 * what stands beside a name, its picture or its first letter, and {@code picture(logo)} the picture
 * or nothing, both also with {@code 'small'}; {@code csrfField()} the hidden field of a form;
 * {@code when|day}, {@code when|moment} an instant in words, {@code when|iso} for machines.
 */
final class PageLanguage extends AbstractExtension {
  private final Messages messages;
  private final Languages languages;
  private final Assets assets;
  private final Badges badges;

  PageLanguage(Messages messages, Languages languages, Assets assets, Badges badges) {
    this.messages = messages;
    this.languages = languages;
    this.assets = assets;
    this.badges = badges;
  }

  @Override
  public Map<String, Function> getFunctions() {
    return Map.of(
        "t", (Calling) this::text,
        "hasText", (Calling) (in, given) -> messages.has(language(in), name(given)),
        "localized", (Calling) this::localized,
        "badge", (Calling) this::badge,
        "picture", (Calling) this::picture,
        "asset", (Calling) (in, given) -> assets.address(name(given)),
        "csrfField", (Calling) (in, given) -> field(in));
  }

  @Override
  public Map<String, Filter> getFilters() {
    return Map.of(
        "day", (Showing) PageLanguage::day,
        "moment", (Showing) PageLanguage::moment,
        "iso", (Showing) (in, value) -> String.valueOf(value));
  }

  private String text(EvaluationContext in, List<Object> given) {
    return messages.text(language(in), name(given), given.subList(1, given.size()));
  }

  private SafeString localized(EvaluationContext in, List<Object> given) {
    if (!(given.getFirst() instanceof LocalizedText text)) {
      return new SafeString(escaped(name(given)));
    }
    var wanted = languages.wanted(language(in));
    var found = text.languageFor(wanted);
    var words = escaped(text.in(wanted));
    return new SafeString(
        found.equals(wanted.getFirst())
            ? words
            : "<span lang=\"" + found.code() + "\">" + words + "</span>");
  }

  private SafeString badge(EvaluationContext in, List<Object> given) {
    var wanted = languages.wanted(language(in));
    var name = given.getFirst() instanceof LocalizedText text ? text.in(wanted) : name(given);
    return new SafeString(badges.badge(name, given.get(1), size(given, 2), wanted));
  }

  private SafeString picture(EvaluationContext in, List<Object> given) {
    var wanted = languages.wanted(language(in));
    return new SafeString(badges.picture(given.getFirst(), size(given, 1), wanted));
  }

  private static Badges.Size size(List<Object> given, int at) {
    return given.size() > at ? Badges.Size.named(String.valueOf(given.get(at))) : Badges.Size.USUAL;
  }

  private static SafeString field(EvaluationContext in) {
    var token = escaped(String.valueOf(in.getVariable("csrf")));
    if (token.isEmpty()) {
      throw new IllegalStateException("a page with a form needs csrf in its model");
    }
    return new SafeString(
        "<input type=\"hidden\" name=\"" + FormGuard.FIELD + "\" value=\"" + token + "\">");
  }

  private static String day(EvaluationContext in, Object value) {
    var date = value instanceof LocalDate day ? day : instant(value).atZone(ZoneOffset.UTC);
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(in.getLocale())
        .format(date);
  }

  private static String moment(EvaluationContext in, Object value) {
    var words =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(in.getLocale())
            .format(instant(value).atZone(ZoneOffset.UTC));
    return words + " UTC";
  }

  private static Instant instant(Object value) {
    if (value instanceof Instant instant) {
      return instant;
    }
    throw new IllegalArgumentException("not an instant");
  }

  private static Language language(EvaluationContext in) {
    return new Language(in.getLocale().getLanguage());
  }

  private static String name(List<Object> given) {
    return String.valueOf(given.getFirst());
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** A function of any number of values. */
  @FunctionalInterface
  private interface Calling extends Function {
    Object call(EvaluationContext in, List<Object> given);

    @Override
    default Object execute(
        Map<String, Object> arguments, PebbleTemplate self, EvaluationContext in, int line) {
      var given = new ArrayList<Object>();
      for (int i = 0; arguments.containsKey(String.valueOf(i)); i++) {
        given.add(arguments.get(String.valueOf(i)));
      }
      return call(in, given);
    }

    @Override
    @SuppressWarnings("NullAway") // Pebble's word for "any number of arguments".
    default List<String> getArgumentNames() {
      return null;
    }
  }

  /** A filter without values. */
  @FunctionalInterface
  private interface Showing extends Filter {
    String show(EvaluationContext in, Object value);

    @Override
    default Object apply(
        Object input,
        Map<String, Object> arguments,
        PebbleTemplate self,
        EvaluationContext in,
        int line) {
      return show(in, input);
    }

    @Override
    default List<String> getArgumentNames() {
      return List.of();
    }
  }
}

package org.openfpx.http.page;

import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openfpx.domain.text.Language;

/**
 * A link to the same page in another language.
 *
 * @param name of the language, in itself
 */
record LanguageSwitch(String code, String name, String address) {

  /**
   * The links of a page.
   *
   * @param shownByGet whether the address of a form shows the page that answers it too
   */
  static List<LanguageSwitch> of(Context context, Site site, boolean shownByGet) {
    boolean leadsBack = shownByGet || "GET".equals(context.method().name());
    if (!leadsBack || site.languages().size() == 1) {
      return List.of();
    }
    return site.languages().stream().map(language -> to(context, language)).toList();
  }

  private static LanguageSwitch to(Context context, Language language) {
    var locale = Locale.forLanguageTag(language.code());
    var name = locale.getDisplayLanguage(locale);
    var query =
        Optional.ofNullable(context.queryString())
            .map(given -> given.replaceAll("(^|&)lang=[^&]*", "").replaceAll("^&", ""))
            .filter(rest -> !rest.isEmpty())
            .map(rest -> rest + "&")
            .orElse("");
    return new LanguageSwitch(
        language.code(),
        name.substring(0, 1).toUpperCase(locale) + name.substring(1),
        "?" + query + "lang=" + language.code());
  }
}

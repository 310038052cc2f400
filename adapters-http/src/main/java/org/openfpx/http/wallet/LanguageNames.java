package org.openfpx.http.wallet;

import java.util.Locale;
import org.openfpx.domain.text.Language;

/** What languages call themselves. */
final class LanguageNames {
  private LanguageNames() {}

  static String own(Language language) {
    var locale = Locale.forLanguageTag(language.code());
    var name = locale.getDisplayLanguage(locale);
    return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
  }
}

package org.openfpx.http.page;

import java.net.URI;
import java.util.List;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;

/**
 * Whose pages these are.
 *
 * @param system the folder of its templates, texts and assets: {@code wallet} for one
 * @param name as it stands at the top of each page, in the language of the page if it has that
 * @param issuer where browsers find it
 * @param languages that it speaks, the one for everybody else first
 */
public record Site(String system, LocalizedText name, URI issuer, List<Language> languages) {
  public Site {
    languages = List.copyOf(languages);
    if (languages.isEmpty()) {
      throw new IllegalArgumentException("a site speaks at least one language");
    }
  }

  boolean isSecure() {
    return "https".equals(issuer.getScheme());
  }
}

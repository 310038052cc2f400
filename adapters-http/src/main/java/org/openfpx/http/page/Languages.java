package org.openfpx.http.page;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openfpx.domain.text.Language;

/**
 * Which language a person reads: the one chosen by {@code ?lang}, and remembered by a cookie; else
 * that of {@code ui_locales}; else the browser's; else the site's first. Of which region they are,
 * the browser alone says.
 */
final class Languages {
  private static final Pattern CHOSEN = Pattern.compile("(?:^|&)lang=([a-z]{2,3})(?=&|$)");
  private static final Pattern ASKED =
      Pattern.compile("(?:^|&)ui_locales=([A-Za-z0-9%+-]{2,80})(?=&|$)");

  /** Countries, and Latin America, which browsers name too. */
  private static final Set<String> REGIONS =
      Stream.concat(Stream.of(Locale.getISOCountries()), Stream.of("419"))
          .collect(Collectors.toUnmodifiableSet());

  private static final int A_YEAR = 31_536_000;

  private final Site site;
  private final String cookieName;

  Languages(Site site) {
    this.site = site;
    this.cookieName = (site.isSecure() ? "__Host-" : "") + "openfpx-" + site.system() + "-language";
  }

  Language of(Context context) {
    var chosen = inQuery(context, CHOSEN).flatMap(this::spoken);
    if (chosen.isPresent()) {
      remember(context, chosen.get());
      return chosen.get();
    }
    return Optional.ofNullable(context.cookie(cookieName))
        .flatMap(this::spoken)
        .or(() -> asked(context))
        .or(() -> accepted(context))
        .orElse(site.languages().getFirst());
  }

  /** The person's language first, then the site's own, for texts that exist in few languages. */
  List<Language> wanted(Language first) {
    var wanted = new ArrayList<Language>();
    wanted.add(first);
    site.languages().stream().filter(other -> !other.equals(first)).forEach(wanted::add);
    return List.copyOf(wanted);
  }

  private Optional<Language> asked(Context context) {
    return inQuery(context, ASKED).stream()
        .flatMap(list -> List.of(list.split("\\+|%20")).stream())
        .flatMap(tag -> spoken(tag).stream())
        .findFirst();
  }

  private Optional<Language> accepted(Context context) {
    return ranges(context).stream().flatMap(range -> spoken(range).stream()).findFirst();
  }

  /**
   * How dates are written for whoever reads that language: as in the region for which their browser
   * accepts it, if it names one.
   */
  Locale localeOf(Context context, Language language) {
    return ranges(context).stream()
        .map(Locale::forLanguageTag)
        .filter(locale -> locale.getLanguage().equals(language.code()))
        .filter(locale -> REGIONS.contains(locale.getCountry()))
        .findFirst()
        .map(locale -> Locale.of(language.code(), locale.getCountry()))
        .orElseGet(() -> Locale.forLanguageTag(language.code()));
  }

  /** What the browser accepts, the best liked first. */
  private static List<String> ranges(Context context) {
    var header = context.header("Accept-Language");
    if (header == null || header.length() > 500) {
      return List.of();
    }
    try {
      return Locale.LanguageRange.parse(header).stream()
          .sorted(Comparator.comparingDouble(Locale.LanguageRange::getWeight).reversed())
          .map(Locale.LanguageRange::getRange)
          .toList();
    } catch (IllegalArgumentException malformed) {
      return List.of();
    }
  }

  private Optional<Language> spoken(String tag) {
    var code = tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
    return site.languages().stream().filter(known -> known.code().equals(code)).findFirst();
  }

  private static Optional<String> inQuery(Context context, Pattern pattern) {
    var matcher = pattern.matcher(Optional.ofNullable(context.queryString()).orElse(""));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private void remember(Context context, Language language) {
    var cookie = new Cookie(cookieName, language.code());
    cookie.setPath("/");
    cookie.setMaxAge(A_YEAR);
    cookie.setSecure(site.isSecure());
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.LAX);
    context.cookie(cookie);
  }
}

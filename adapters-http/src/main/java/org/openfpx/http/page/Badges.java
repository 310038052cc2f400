package org.openfpx.http.page;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openfpx.domain.picture.Picture;
import org.openfpx.domain.picture.Pictures;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;

/**
 * What stands beside a name: the picture that is at hand for it, else its first letter. It says
 * nothing that the name does not, so it is silent for those who listen.
 */
final class Badges {
  private final Pictures pictures;

  Badges(Pictures pictures) {
    this.pictures = pictures;
  }

  /** How large it is shown. */
  enum Size {
    USUAL("badge", 44),
    SMALL("badge small", 32);

    private final String style;
    private final int pixels;

    Size(String style, int pixels) {
      this.style = style;
      this.pixels = pixels;
    }

    static Size named(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * The picture, or the letter.
   *
   * @param logo an optional text of addresses by language, as the registry has it
   */
  String badge(String name, Object logo, Size size, List<Language> wanted) {
    return found(logo, wanted)
        .map(picture -> image(picture, size))
        .orElseGet(() -> letter(name, size));
  }

  /** The picture, or nothing. */
  String picture(Object logo, Size size, List<Language> wanted) {
    return found(logo, wanted).map(picture -> image(picture, size)).orElse("");
  }

  private Optional<Picture> found(Object logo, List<Language> wanted) {
    return logo instanceof Optional<?> given
            && given.orElse(null) instanceof LocalizedText addresses
        ? pictures.at(URI.create(addresses.in(wanted)))
        : Optional.empty();
  }

  private static String image(Picture picture, Size size) {
    return "<img class=\"%s\" src=\"%s\" alt=\"\" width=\"%d\" height=\"%d\">"
        .formatted(size.style, PictureEndpoint.address(picture), size.pixels, size.pixels);
  }

  private static String letter(String name, Size size) {
    return "<span class=\"%s\" aria-hidden=\"true\">%s</span>"
        .formatted(size.style, PageLanguage.escaped(initial(name)));
  }

  private static String initial(String name) {
    var stripped = name.strip();
    return stripped.isEmpty()
        ? ""
        : Character.toString(stripped.codePointAt(0)).toUpperCase(Locale.ROOT);
  }
}

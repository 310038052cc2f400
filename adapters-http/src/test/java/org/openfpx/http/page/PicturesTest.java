package org.openfpx.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.picture.Picture;
import org.openfpx.domain.picture.Pictures;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.http.TestListener;

/**
 * Pages show pictures from their own address alone, and a letter where there is none (ADR 0011).
 */
class PicturesTest {
  private static final Language EN = new Language("en");
  private static final URI LOGO = URI.create("https://party.test/logo.gif");
  private static final Picture PICTURE =
      Picture.of(HexFormat.of().parseHex("47494638396103000200800000")).orElseThrow();
  private static final Pictures ONE =
      new Pictures() {
        @Override
        public Optional<Picture> at(URI address) {
          return address.equals(LOGO) ? Optional.of(PICTURE) : Optional.empty();
        }

        @Override
        public Optional<Picture> named(String name) {
          return name.equals(PICTURE.name()) ? Optional.of(PICTURE) : Optional.empty();
        }
      };

  @Test
  void aPictureIsServedAsWhatItIsAndKeptForEver() throws Exception {
    try (var listener = new TestListener(List.of(new PictureEndpoint(ONE)))) {
      var request = listener.request(PictureEndpoint.address(PICTURE));
      var answer =
          java.net.http.HttpClient.newHttpClient()
              .send(request.build(), BodyHandlers.ofByteArray());

      assertThat(answer.body()).isEqualTo(PICTURE.content());
      assertThat(answer.headers().map())
          .containsEntry("content-type", List.of("image/gif"))
          .containsEntry("x-content-type-options", List.of("nosniff"))
          .containsEntry("cache-control", List.of("public, max-age=31536000, immutable"))
          .containsEntry("cross-origin-resource-policy", List.of("same-origin"));
      assertThat(answer.headers().firstValue("content-security-policy").orElseThrow())
          .startsWith("default-src 'none';");
    }
  }

  @Test
  void whatIsNotKeptIsNotThere() throws Exception {
    try (var listener = new TestListener(List.of(new PictureEndpoint(ONE)))) {
      var answer = listener.send(listener.request("/pictures/" + "0".repeat(32) + ".gif"));

      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }
  }

  @Test
  void aBadgeIsThePictureOrTheFirstLetter() {
    var badges = new Badges(ONE);
    var logo = Optional.of(LocalizedText.of(EN, LOGO.toString()));
    var other = Optional.of(LocalizedText.of(EN, "https://party.test/other.gif"));

    assertThat(badges.badge("Party", logo, Badges.Size.USUAL, List.of(EN)))
        .isEqualTo(
            "<img class=\"badge\" src=\"/pictures/%s\" alt=\"\" width=\"44\" height=\"44\">"
                .formatted(PICTURE.name()));
    assertThat(badges.badge("<party", other, Badges.Size.SMALL, List.of(EN)))
        .isEqualTo("<span class=\"badge small\" aria-hidden=\"true\">&lt;</span>");
    assertThat(badges.picture(other, Badges.Size.SMALL, List.of(EN))).isEmpty();
    assertThat(badges.picture(Optional.empty(), Badges.Size.SMALL, List.of(EN))).isEmpty();
  }
}

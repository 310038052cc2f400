package org.openfpx.domain.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for a picture, and what is not (ADR 0011). */
class PictureTest {
  private static final String PNG =
      "89504e470d0a1a0a 0000000d 49484452 00000003 00000002 0802000000";
  private static final String JPEG =
      "ffd8 ffe00004ffc0 ffff fffe000300 ffc2000b 08 0002 0003 010111";

  @ParameterizedTest
  @CsvSource({
    PNG + ", PNG",
    JPEG + ", JPEG",
    "474946383961 0300 0200 800000, GIF",
    "474946383761 0300 0200 800000, GIF",
    // RFC 9649: lossy, lossless and extended.
    "52494646 00000000 57454250 56503820 00000000 000000 9d012a 0300 0200, WEBP",
    "52494646 00000000 57454250 5650384c 00000000 2f 02400000, WEBP",
    "52494646 00000000 57454250 56503858 00000000 00000000 020000 010000, WEBP"
  })
  void aPictureIsWhatItsFirstBytesSay(String hex, PictureFormat format) {
    var content = bytes(hex);

    assertThat(PictureHeader.of(content)).contains(new PictureHeader(format, 3, 2));
    assertThat(Picture.of(content).orElseThrow().format()).isEqualTo(format);
    for (int length = 0; length < PictureTest.needed(format, content); length++) {
      assertThat(Picture.of(Arrays.copyOf(content, length))).as("%d bytes", length).isEmpty();
    }
  }

  // A GIF has its size at the very beginning, and a PNG what we don't read after it.
  private static int needed(PictureFormat format, byte[] content) {
    return switch (format) {
      case PNG -> content.length - 5;
      case JPEG, GIF -> content.length - 3;
      case WEBP -> content.length;
    };
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "<?xml version='1.0'?><svg/>",
        "<!doctype html><script>alert(1)</script>",
        "RIFF....WAVEfmt ",
        "GIF88a\u0003\u0000\u0002\u0000",
        "BM......"
      })
  void everythingElseIsNone(String text) {
    assertThat(Picture.of(text.getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
  }

  @Test
  void whatHasNoSizeOrIsTooLargeIsNone() {
    var png = bytes(PNG);
    assertThat(Picture.of(withSide(png, 0))).isEmpty();
    assertThat(Picture.of(withSide(png, 1024))).isPresent();
    assertThat(Picture.of(withSide(png, 1025))).isEmpty();
    assertThat(Picture.of(withSide(png, -1))).isEmpty();
    assertThat(Picture.of(Arrays.copyOf(png, Picture.MOST_BYTES))).isPresent();
    assertThat(Picture.of(Arrays.copyOf(png, Picture.MOST_BYTES + 1))).isEmpty();
  }

  @Test
  void anotherContentHasAnotherName() {
    var png = bytes(PNG);
    var name = Picture.of(png).orElseThrow().name();

    assertThat(name).matches("[0-9a-f]{32}\\.png");
    assertThat(Picture.of(png.clone()).orElseThrow().name()).isEqualTo(name);
    assertThat(Picture.of(withSide(png, 5)).orElseThrow().name()).isNotEqualTo(name);
  }

  private static byte[] withSide(byte[] png, int width) {
    var other = png.clone();
    for (int i = 0; i < 4; i++) {
      other[16 + i] = (byte) (width >>> 24 - 8 * i);
    }
    return other;
  }
}

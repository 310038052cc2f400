package org.openfpx.domain.picture;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the first bytes of a picture say: its format and its size. Nothing is decoded; that is left
 * to browsers, which do it in a process of its own.
 */
record PictureHeader(PictureFormat format, int width, int height) {
  private static final String PNG = "\u0089PNG\r\n\u001a\n";

  /** Reads them; nothing if it is none of the formats, or is cut. */
  static Optional<PictureHeader> of(byte[] content) {
    var bytes = new Bytes(content);
    try {
      if (bytes.says(0, PNG) && bytes.says(12, "IHDR")) {
        return header(PictureFormat.PNG, bytes.big4(16), bytes.big4(20));
      }
      if (bytes.says(0, "GIF87a") || bytes.says(0, "GIF89a")) {
        return header(PictureFormat.GIF, bytes.little2(6), bytes.little2(8));
      }
      if (bytes.says(0, "RIFF") && bytes.says(8, "WEBP")) {
        return webp(bytes);
      }
      return bytes.says(0, "\u00ff\u00d8\u00ff") ? jpeg(bytes) : Optional.empty();
    } catch (IndexOutOfBoundsException cut) {
      return Optional.empty();
    }
  }

  private static Optional<PictureHeader> header(PictureFormat format, int width, int height) {
    return Optional.of(new PictureHeader(format, width, height));
  }

  // RFC 9649: the first chunk is lossy, lossless or extended.
  private static Optional<PictureHeader> webp(Bytes bytes) {
    if (bytes.says(12, "VP8 ")) {
      return header(PictureFormat.WEBP, bytes.little2(26) & 0x3fff, bytes.little2(28) & 0x3fff);
    }
    if (bytes.says(12, "VP8L")) {
      int packed = bytes.little2(21) | bytes.little2(23) << 16;
      return header(PictureFormat.WEBP, (packed & 0x3fff) + 1, (packed >>> 14 & 0x3fff) + 1);
    }
    if (bytes.says(12, "VP8X")) {
      return header(PictureFormat.WEBP, bytes.little3(24) + 1, bytes.little3(27) + 1);
    }
    return Optional.empty();
  }

  // ITU T.81, annex B: segments up to the one that begins a frame.
  private static Optional<PictureHeader> jpeg(Bytes bytes) {
    int at = 2;
    while (bytes.at(at) == 0xff) {
      int marker = bytes.at(at + 1);
      if (beginsAFrame(marker)) {
        return header(PictureFormat.JPEG, bytes.big2(at + 7), bytes.big2(at + 5));
      }
      at += marker == 0xff ? 1 : 2 + bytes.big2(at + 2);
    }
    return Optional.empty();
  }

  private static boolean beginsAFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private static final class Bytes {
    private final byte[] content;

    Bytes(byte[] content) {
      this.content = content;
    }

    int at(int index) {
      return content[index] & 0xff;
    }

    int big2(int index) {
      return at(index) << 8 | at(index + 1);
    }

    int big4(int index) {
      return big2(index) << 16 | big2(index + 2);
    }

    int little2(int index) {
      return at(index) | at(index + 1) << 8;
    }

    int little3(int index) {
      return little2(index) | at(index + 2) << 16;
    }

    boolean says(int index, String text) {
      return content.length >= index + text.length()
          && new String(content, index, text.length(), StandardCharsets.ISO_8859_1).equals(text);
    }
  }
}

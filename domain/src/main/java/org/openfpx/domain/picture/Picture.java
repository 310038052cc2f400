package org.openfpx.domain.picture;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A picture that pages may show: of a known format, small, and named by its content. */
public final class Picture {
  /** A page weighs little, whatever a party calls its logo. */
  public static final int MOST_BYTES = 32 * 1024;

  private static final int LONGEST_SIDE = 1024;

  private final PictureFormat format;
  private final byte[] content;
  private final String name;

  private Picture(PictureFormat format, byte[] content) {
    this.format = format;
    this.content = content.clone();
    this.name = sha256(content).substring(0, 32) + "." + format.ending();
  }

  /** A picture of these bytes; nothing if they are none, or one that is too large. */
  public static Optional<Picture> of(byte[] content) {
    return content.length > MOST_BYTES
        ? Optional.empty()
        : PictureHeader.of(content)
            .filter(header -> fits(header.width()) && fits(header.height()))
            .map(header -> new Picture(header.format(), content));
  }

  private static boolean fits(int side) {
    return side >= 1 && side <= LONGEST_SIDE;
  }

  /** Another content has another name, so whoever has it may keep it for ever. */
  public String name() {
    return name;
  }

  public PictureFormat format() {
    return format;
  }

  public byte[] content() {
    return content.clone();
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

package org.openfpx.domain.picture;

/** The formats that are taken. None of them can carry script, as SVG can. */
public enum PictureFormat {
  PNG("image/png", "png"),
  JPEG("image/jpeg", "jpg"),
  GIF("image/gif", "gif"),
  WEBP("image/webp", "webp");

  private final String mediaType;
  private final String ending;

  PictureFormat(String mediaType, String ending) {
    this.mediaType = mediaType;
    this.ending = ending;
  }

  public String mediaType() {
    return mediaType;
  }

  /** How its names end. */
  public String ending() {
    return ending;
  }
}

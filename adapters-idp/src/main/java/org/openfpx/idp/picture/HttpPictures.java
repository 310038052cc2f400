package org.openfpx.idp.picture;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openfpx.domain.picture.Picture;
import org.openfpx.domain.picture.PictureFetch;
import org.openfpx.domain.picture.PictureFormat;
import org.openfpx.idp.outgoing.Outgoing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches pictures as anybody would: no cookie, no referrer, no redirect, and little of it. */
public final class HttpPictures implements PictureFetch {
  private static final Logger LOG = LoggerFactory.getLogger(HttpPictures.class);
  private static final String ACCEPT =
      Arrays.stream(PictureFormat.values())
          .map(PictureFormat::mediaType)
          .collect(Collectors.joining(", "));

  private final Outgoing outgoing;

  public HttpPictures(Outgoing outgoing) {
    this.outgoing = outgoing;
  }

  @Override
  public Optional<Picture> fetch(URI address) {
    var content = outgoing.fetch(address, ACCEPT, Picture.MOST_BYTES);
    var picture = content.flatMap(Picture::of);
    if (content.isPresent() && picture.isEmpty()) {
      // What its header says of its type is not asked: browsers are told what its bytes say.
      LOG.warn("no PNG, JPEG, GIF or WebP picture of a fit size: {}", address);
    }
    return picture;
  }
}

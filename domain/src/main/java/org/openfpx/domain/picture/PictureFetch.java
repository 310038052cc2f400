package org.openfpx.domain.picture;

import java.net.URI;
import java.util.Optional;

/** Fetches the picture at an address of another party. */
@FunctionalInterface
public interface PictureFetch {
  /** The picture there; nothing if there is none that is taken, or it can't be had in time. */
  Optional<Picture> fetch(URI address);
}

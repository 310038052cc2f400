package org.openfpx.domain.picture;

import java.net.URI;
import java.util.Optional;

/** The pictures that are at hand. Asking for one fetches nothing. */
public interface Pictures {
  /** No picture of anybody. */
  Pictures NONE =
      new Pictures() {
        @Override
        public Optional<Picture> at(URI address) {
          return Optional.empty();
        }

        @Override
        public Optional<Picture> named(String name) {
          return Optional.empty();
        }
      };

  /** What lies at that address, as it was seen last. */
  Optional<Picture> at(URI address);

  /** The picture of that name. */
  Optional<Picture> named(String name);
}

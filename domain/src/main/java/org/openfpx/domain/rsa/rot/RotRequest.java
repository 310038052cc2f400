package org.openfpx.domain.rsa.rot;

import java.util.List;

/** How many ROTs a wallet wants, and what for. */
public sealed interface RotRequest {
  /** The most of one request. */
  int MOST = 20;

  /** So many, bound at first sight. */
  record Some(int count) implements RotRequest {
    /**
     * @throws IllegalArgumentException if the count is not 1 to 20
     */
    public Some {
      if (count < 1 || count > MOST) {
        throw new IllegalArgumentException("a request is for 1 to " + MOST + " ROTs");
      }
    }
  }

  /** One for each of these uses, good for nothing else. */
  record For(List<RotUse> uses) implements RotRequest {
    /**
     * @throws IllegalArgumentException if there are not 1 to 20
     */
    public For {
      uses = List.copyOf(uses);
      if (uses.isEmpty() || uses.size() > MOST) {
        throw new IllegalArgumentException("a request is for 1 to " + MOST + " ROTs");
      }
    }
  }
}

package org.openfpx.domain.rsa.rot;

import org.openfpx.domain.rsa.linking.LinkId;

/** What a presented ROT leads to. */
public sealed interface RotResolution {
  /** This link, which may have been ended since. */
  record Resolved(LinkId link) implements RotResolution {}

  /** Nothing: unknown, run out, bound to another permission, or issued for something else. */
  record Unresolvable() implements RotResolution {}
}

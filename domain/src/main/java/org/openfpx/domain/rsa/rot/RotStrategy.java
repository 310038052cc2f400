package org.openfpx.domain.rsa.rot;

import org.openfpx.domain.rsa.linking.LinkId;

/** A way to make ROTs and to resolve them; a source has exactly one (protocol, section 6.2). */
public sealed interface RotStrategy permits SimpleRots {
  /** Its name in discovery and in answers. */
  String name();

  /** Whether it can issue a ROT for one use alone. */
  boolean bindsAtIssue();

  /** Makes ROT material for a link. */
  RotMaterial issue(LinkId link, RotRequest request);

  /** Finds the link that a presented ROT was issued for. */
  RotResolution resolve(PresentedRot presented);
}

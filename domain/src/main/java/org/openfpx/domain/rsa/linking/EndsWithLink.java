package org.openfpx.domain.rsa.linking;

/** What has no life of its own beside a link. */
public interface EndsWithLink {
  /** Ends all that hangs on the link. */
  void endWith(LinkId link);
}

package org.openfpx.domain.rsa.linking;

import org.openfpx.domain.oauth.GrantId;

/** Names one link; it is the id of the grant that the wallet got for it. */
public record LinkId(String value) {
  /**
   * @throws IllegalArgumentException if the id is blank
   */
  public LinkId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a link has an id");
    }
  }

  /** The link that goes with a grant of ours. */
  public static LinkId of(GrantId grant) {
    return new LinkId(grant.value());
  }
}

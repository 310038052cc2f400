package org.openfpx.domain.oauth;

import java.time.Instant;

/** The ids of client assertions that have been used. */
public interface AssertionIds {
  /**
   * Notes the use of an assertion, in one atomic step: of any number of simultaneous uses one alone
   * is the first.
   *
   * @param until when the assertion ends, and with it the need to remember it
   * @return whether this is its first use
   */
  boolean isFirstUse(ClientId client, String assertionId, Instant until);
}

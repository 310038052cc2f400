package org.openfpx.domain.as.logout;

import java.time.Instant;
import org.openfpx.domain.oauth.ClientId;

/**
 * Who signed out at a client, or had something of a sign-in there shown twice: until they have said
 * yes on a page again, nobody signs them in there without one.
 */
public interface SignedOut {
  /** Remembers it for a while; said again the later end counts. */
  void remember(ClientId client, String subject, Instant until);

  boolean isSignedOut(ClientId client, String subject, Instant now);

  /** They have said yes again. */
  void forget(ClientId client, String subject);

  /** Forgets a bounded number of those that ended before. */
  int removeExpired(Instant before, int atMost);
}

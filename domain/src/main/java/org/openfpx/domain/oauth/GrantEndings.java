package org.openfpx.domain.oauth;

/** What a system does besides when a grant ends: unlink, end what was built on it. */
@FunctionalInterface
public interface GrantEndings {
  /** For a system in which nothing hangs on a grant. */
  GrantEndings NOTHING_MORE = grant -> {};

  /** A grant was ended by its client, or because something of it was shown twice. */
  void ended(GrantId grant);
}

package org.openfpx.domain.oauth;

/** What a system does besides when a grant ends: unlink, end what was built on it. */
@FunctionalInterface
public interface GrantEndings {
  /** For a system in which nothing hangs on a grant. */
  GrantEndings NOTHING_MORE = grant -> {};

  /** A grant was ended by its client, or because something of it was shown twice. */
  void ended(GrantId grant);

  /**
   * Something of a grant was shown twice, so that somebody else may have it: beside its end, which
   * {@link #ended} tells.
   *
   * @param client whose grant it was
   * @param subject the person at that client, as in its tokens
   */
  default void shownTwice(ClientId client, String subject) {}
}

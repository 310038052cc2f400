package org.openfpx.domain.as.logout;

import java.time.Instant;
import java.util.List;
import org.openfpx.domain.oauth.GrantId;

/**
 * The notices, from the sign-in until they are delivered or given up: what is due is in the store
 * in the same step in which the sign-in ends, so that none is lost with the process.
 */
public interface LogoutNotices {
  /** Keeps what is to be told when this sign-in is over. */
  void expect(LogoutNotice notice);

  /** The sign-in is over: its notice, if there is one, is due. Said again it changes nothing. */
  void due(GrantId grant, Instant now);

  /**
   * The sign-in will be over at that time, before its own: its notice, if there is one, is due
   * then. Said again the sooner end counts; of one that is due already it changes nothing.
   */
  void shorten(GrantId grant, Instant end);

  /**
   * Takes on notices whose time has come, in one atomic step: of simultaneous callers each gets
   * others.
   *
   * @param again when they are due next unless something else is said of them; later than {@code
   *     now}
   */
  List<Due> takeDue(Instant now, Instant again, int atMost);

  /** Says when one that was tried, and not taken, is tried next. */
  void retry(GrantId grant, Instant at);

  /** Says when one is due that was not tried; that costs it nothing. */
  void postpone(GrantId grant, Instant until);

  /** Forgets one that was delivered, or is given up. */
  void remove(GrantId grant);

  /**
   * Forgets a bounded number of those that are not due and whose sign-in ended by itself before.
   */
  int removeExpired(Instant before, int atMost);

  /**
   * One that is due.
   *
   * @param tries how often it was tried before, and not taken
   */
  record Due(LogoutNotice notice, int tries) {}
}

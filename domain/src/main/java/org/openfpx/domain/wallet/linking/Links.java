package org.openfpx.domain.wallet.linking;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.wallet.account.AccountId;

/**
 * The linked sources; tokens and labels are kept sealed. At most one link per person and source; a
 * link that is parting is none any more.
 */
public interface Links {
  /** Keeps a link; an older one to the same source gives way to it. */
  void keep(Link link);

  Optional<Link> find(AccountId account, String source);

  /** All links of a person, oldest first. */
  List<Link> of(AccountId account);

  /**
   * Lets one caller alone refresh the tokens of this revision, for a while: of simultaneous callers
   * at most one gets the lease.
   */
  boolean lease(String id, int revision, Instant now, Duration length);

  /** Gives a lease back; the tokens are as they were. */
  void release(String id, int revision);

  /**
   * Keeps new tokens under the next revision, if the link still has this one, and ends its lease.
   */
  void renew(String id, int revision, Sources.Tokens tokens);

  /**
   * Notes that the source wants the person to sign in again, if the link still has this revision.
   */
  void toRenew(String id, int revision);

  /** Makes a link one that is parting, in one atomic step. */
  Optional<Link> part(AccountId account, String source);

  /**
   * Links that are parting and that no source has confirmed, in an order that stays.
   *
   * @param after only those that come behind this one
   */
  List<Link> parting(Optional<Link> after, int atMost);

  /** Whether a link of this person is parting and its source has not confirmed. */
  boolean isParting(AccountId account);

  /** Forgets a link that is parting. */
  void remove(String id);
}

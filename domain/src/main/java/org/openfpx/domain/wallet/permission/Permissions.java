package org.openfpx.domain.wallet.permission;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.permission.Permission.Reason;

/** The permissions that people have given. */
public interface Permissions {
  /** Keeps new ones. */
  void promise(List<Permission> permissions);

  /** The permissions of these consents, by line. */
  List<Permission> of(AccountId account, Collection<ConsentId> consents);

  /** All permissions of a person that some authorization server may still honour. */
  List<Permission> open(AccountId account);

  /** Those of one consent, by line. */
  List<Permission> ofConsent(ConsentId consent);

  /** Those of one account at an authorization server, by line. */
  List<Permission> atAsAccount(String asAccount);

  /**
   * Notes the authorization server's id of a promised permission.
   *
   * @return whether it was still promised; any other is left alone
   */
  boolean given(String id, String permission);

  /**
   * Notes that the person stops what a consent gave, in one atomic step: what was given is
   * stopping, what was only promised has ended.
   *
   * @return those that are stopping now
   */
  List<Permission> stopping(AccountId account, ConsentId consent, Instant now);

  /** The same for all that one source serves. */
  List<Permission> stoppingFrom(AccountId account, String source, Instant now);

  /** The same for everything. */
  List<Permission> stoppingAll(AccountId account, Instant now);

  /** Notes the end of one that has not ended; any other is left alone. */
  void ended(String id, Reason reason, Instant at);

  /**
   * Notes that one which was broken off has been taken by the authorization server all the same: it
   * is being stopped.
   *
   * @return whether it was broken off; any other is left alone
   */
  boolean stoppingLate(String id, String permission, Instant now);

  /**
   * Those that people stopped before that time and that are still stopping, longest ago first.
   *
   * @param after only those that come behind this one
   */
  List<Permission> stoppingSince(Instant before, Optional<Permission> after, int atMost);

  /** Forgets the promises of a consent that came to nothing. */
  void withdraw(ConsentId consent);

  /** Forgets one that is over and is in nobody's records but these. */
  void remove(String id);

  /** Forgets all permissions of a person, who leaves. */
  void forget(AccountId account);
}

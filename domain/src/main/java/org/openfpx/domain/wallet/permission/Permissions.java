package org.openfpx.domain.wallet.permission;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.permission.Permission.Reason;

/** The permissions that people have given. */
public interface Permissions {
  /** Keeps new ones. */
  void promise(List<Permission> permissions);

  /** The permissions of these consents. */
  List<Permission> of(AccountId account, Collection<ConsentId> consents);

  /** Those that belong to an account at an authorization server. */
  List<Permission> atAsAccount(String asAccount);

  /** Notes the authorization server's id of a promised permission; any other is left alone. */
  void given(String id, String permission);

  /**
   * Notes that the person stops them, in one atomic step: all that have not ended are stopping.
   *
   * @return those that are stopping now
   */
  List<Permission> stopping(AccountId account, ConsentId consent, Instant now);

  /** Notes the end of one that has not ended; any other is left alone. */
  void ended(String id, Reason reason, Instant at);

  /** Those that people have stopped and whose end no authorization server has confirmed yet. */
  List<Permission> stoppingSince(Instant before, int atMost);

  /** Forgets all permissions of a person, who leaves. */
  void forget(AccountId account);
}

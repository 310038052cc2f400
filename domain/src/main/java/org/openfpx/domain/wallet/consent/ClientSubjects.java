package org.openfpx.domain.wallet.consent;

import java.util.List;
import org.openfpx.domain.wallet.account.AccountId;

/**
 * The names by which clients know people who sign in there (protocol, 3.7, {@code client_sub}): one
 * for each person and client, always the same, and of no use to anybody else.
 */
public interface ClientSubjects {
  /**
   * Keeps a name, unless there is one already.
   *
   * @param client as the authorization server calls it
   * @return the one that is kept: of simultaneous callers all get the same
   */
  String keep(AccountId account, String server, String client, String subject);

  /** All names of a person, in order of server and client. */
  List<Named> of(AccountId account);

  /** The name by which a client of that authorization server knows somebody. */
  record Named(String server, String client, String subject) {}

  /** Forgets all names of a person, who leaves. */
  void forget(AccountId account);
}

package org.openfpx.domain.wallet.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.permission.ConsentId;
import org.openfpx.domain.wallet.permission.Permission;

/** The answers that people gave; another person's are not there. */
public interface Consents {
  void record(Consent consent);

  Optional<Consent> find(AccountId account, ConsentId id);

  /** The client to which a permission was given, or promised. */
  default Optional<String> clientOf(Permission permission) {
    return find(permission.account(), permission.consent()).map(Consent::client);
  }

  /**
   * Those that end by themselves after now, the soonest first.
   *
   * @param after only those that come behind this one
   */
  List<Consent> live(AccountId account, Instant now, Optional<Consent> after, int atMost);

  /** All, the newest first. */
  List<Consent> answered(AccountId account, Optional<Key> after, int atMost);

  /** The newest yes to a client. */
  Optional<Consent> lastYes(AccountId account, String server, String client);

  /** Forgets a yes that came to nothing before any other party knew. */
  void withdraw(ConsentId id);

  /** Forgets all of a person, who leaves. */
  void forget(AccountId account);

  /** A place in the list of {@link #answered}. */
  record Key(Instant answeredAt, String id) {}
}

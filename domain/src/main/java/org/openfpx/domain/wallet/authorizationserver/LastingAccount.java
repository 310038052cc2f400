package org.openfpx.domain.wallet.authorizationserver;

import java.util.List;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.wallet.account.AccountId;

/**
 * The account by which a person lets one source register things of theirs: what is registered
 * belongs to it, so that it is the same each time (protocol, section 2.4).
 */
public final class LastingAccount {
  /** Begins the wallet's ids of such accounts, and of no other. */
  public static final String PREFIX = AsAccount.LASTING;

  /** Begins the ids of those by which a person took what somebody else lets them through to. */
  public static final String GUEST = "inv-";

  private static final int DIGITS = 40;

  private LastingAccount() {}

  /**
   * The wallet's id of it.
   *
   * @param client the identifier of the source as client of the authorization server
   */
  public static String id(AccountId account, String server, String client) {
    return PREFIX + digits(List.of(account.value(), server, client));
  }

  /**
   * The wallet's id of the account by which a person takes one invitation: the same each time, so
   * that whoever was interrupted goes on with it.
   *
   * @param code of the invitation
   */
  public static String guest(AccountId account, SecretHash code) {
    return GUEST + digits(List.of(account.value(), code.hex()));
  }

  private static String digits(List<String> all) {
    return SecretHash.sha256(all.toString()).hex().substring(0, DIGITS);
  }
}

package org.openfpx.domain.wallet.authorizationserver;

import java.time.Instant;
import org.openfpx.domain.wallet.account.AccountId;

/**
 * An anonymous account that the wallet has made at an authorization server: for one transaction,
 * or, where a source was let to register things of the person, for all of that source.
 *
 * @param id the wallet's own id for it
 * @param server the identifier of the authorization server
 */
public record AsAccount(
    String id,
    AccountId account,
    String server,
    AuthorizationServers.Credentials credentials,
    Instant madeAt) {
  /** How the ids of accounts begin that are the same each time, and last. */
  public static final String LASTING = "pat-";
}

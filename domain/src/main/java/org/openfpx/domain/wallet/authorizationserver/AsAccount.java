package org.openfpx.domain.wallet.authorizationserver;

import java.time.Instant;
import org.openfpx.domain.wallet.account.AccountId;

/**
 * An anonymous account that the wallet has made at an authorization server for one transaction.
 *
 * @param id the wallet's own id for it
 * @param server the identifier of the authorization server
 */
public record AsAccount(
    String id,
    AccountId account,
    String server,
    AuthorizationServers.Credentials credentials,
    Instant madeAt) {}

package org.openfpx.domain.as.account;

import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.oauth.ClientCredential;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.SecretHash;

/**
 * An anonymous account. It holds nothing but how it proves itself: no time, no name, no address.
 *
 * @param id its client id
 * @param wallet the wallet that made it
 * @param credential a secret issued by the AS ({@code client_secret_basic}), or keys of its own
 *     ({@code private_key_jwt}, inline)
 * @param managementToken the hash of its registration access token
 */
public record Account(
    ClientId id, WalletId wallet, ClientCredential credential, SecretHash managementToken) {}

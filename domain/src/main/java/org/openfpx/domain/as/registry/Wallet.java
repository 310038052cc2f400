package org.openfpx.domain.as.registry;

import java.net.URI;
import java.util.Optional;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.text.LocalizedText;

/**
 * A wallet of the network.
 *
 * @param client the wallet as client: it registers accounts and reads transactions
 * @param provider the wallet as provider: claims gathering is handed over to it
 * @param attested the highest levels it may claim for anybody
 * @param policyPages under which address its owners find a page for each resource of theirs
 */
public record Wallet(
    WalletId id,
    LocalizedText name,
    Optional<URI> iconUri,
    Client client,
    WalletProvider provider,
    Assurance attested,
    Optional<URI> policyPages) {}

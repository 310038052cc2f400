package org.openfpx.domain.wallet.owning;

import java.util.Optional;
import org.openfpx.domain.wallet.authorizationserver.AsAccount;
import org.openfpx.domain.wallet.catalogue.Catalogue.Client;
import org.openfpx.domain.wallet.catalogue.Catalogue.Source;

/**
 * Somebody whom a person lets register things of theirs.
 *
 * @param account to which belongs what they register
 * @param client how the authorization server knows them, as the catalogue has it now
 * @param source the same as a source of records, if it is one
 */
public record Place(AsAccount account, Optional<Client> client, Optional<Source> source) {
  /** What stands for it in the wallet's own addresses. */
  public String id() {
    return account.id();
  }
}

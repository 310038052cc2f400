package org.openfpx.http.as.claims;

import org.openfpx.domain.as.registry.Wallet;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.text.LocalizedText;

/**
 * A wallet as the page offers it.
 *
 * @param last whether it was chosen last in this browser
 */
public record Choice(String identifier, LocalizedText name, boolean last) {
  static Choice of(Wallet wallet, String last) {
    return new Choice(wallet.id().value(), wallet.name(), tag(wallet.id()).equals(last));
  }

  /** What the browser remembers of a choice. */
  static String tag(WalletId wallet) {
    return SecretHash.sha256("wallet " + wallet.value()).hex();
  }
}

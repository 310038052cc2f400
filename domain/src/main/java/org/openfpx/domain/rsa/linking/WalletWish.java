package org.openfpx.domain.rsa.linking;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.text.Language;

/**
 * A wallet's authorization request, after it was checked.
 *
 * @param wallet who asks
 * @param redirect its registered address that the answer goes to
 * @param state what it gets back unread
 * @param scopes what it asks for
 * @param challenge the S256 challenge (RFC 7636)
 * @param nonce for its ID token
 * @param languages the person's, best first
 */
public record WalletWish(
    WalletId wallet,
    URI redirect,
    Optional<String> state,
    ScopeSet scopes,
    String challenge,
    Optional<String> nonce,
    List<Language> languages) {
  public WalletWish {
    languages = List.copyOf(languages);
  }
}

package org.openfpx.domain.wallet.roundtrip;

import java.util.List;
import java.util.Optional;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.oauth.Recency;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.text.Language;

/**
 * What a browser takes along to a provider.
 *
 * @param again whether the person is to sign in there once more, even if the provider knows them
 * @param recency how recent the sign-in must be
 * @param least how sure the provider is asked to be of the person, if it can
 * @param languages what the person reads, best first
 */
public record Departure(
    Secret state,
    Secret nonce,
    Secret codeVerifier,
    boolean again,
    Recency recency,
    Optional<Assurance> least,
    List<Language> languages) {
  public Departure {
    languages = List.copyOf(languages);
  }
}

package org.openfpx.domain.wallet.roundtrip;

import java.util.Optional;
import org.openfpx.domain.secret.Secret;

/**
 * What a callback says.
 *
 * @param state whose trip it claims to end
 * @param code empty where the provider answers with an error
 * @param issuer the {@code iss} of RFC 9207, if there was one
 * @param provider the provider that the address of the callback names, for those that send no
 *     {@code iss}
 */
public record Returned(
    Secret state, Optional<Secret> code, Optional<String> issuer, Optional<String> provider) {}

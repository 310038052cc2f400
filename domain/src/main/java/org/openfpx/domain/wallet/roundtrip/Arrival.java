package org.openfpx.domain.wallet.roundtrip;

import java.util.Optional;
import org.openfpx.domain.secret.Secret;

/**
 * A code that a browser brought back, with what it must be held against.
 *
 * @param issuer the {@code iss} of RFC 9207, if the provider sent one
 */
public record Arrival(Secret code, Optional<String> issuer, Secret nonce, Secret codeVerifier) {}

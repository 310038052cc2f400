package org.openfpx.domain.rsa.linking;

import java.util.Optional;
import org.openfpx.domain.secret.Secret;

/**
 * What the source's provider sent back through the browser.
 *
 * @param state the {@code state} it repeats
 * @param code the code, absent when it refused
 * @param issuer the {@code iss} parameter (RFC 9207), if it sent one
 */
public record ProviderResponse(Secret state, Optional<Secret> code, Optional<String> issuer) {}

package org.openfpx.domain.oauth;

import java.time.Instant;
import java.util.Optional;

/**
 * What a code stands for (RFC 6749 section 4.1.2).
 *
 * @param redirectUri the address that the request named, which the redemption must repeat
 */
public record IssuedCode(
    GrantId grant,
    ClientId client,
    String redirectUri,
    Optional<CodeChallenge> challenge,
    Optional<String> nonce,
    Authorization authorization,
    Instant expiresAt) {}

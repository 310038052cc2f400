package org.openfpx.domain.wallet.roundtrip;

import java.time.Instant;
import org.openfpx.domain.secret.Secret;

/**
 * One browser on its way to a provider and back.
 *
 * @param session the id of the browser session that began; no other can end it
 * @param nonce what the provider's ID token must carry
 * @param codeVerifier the PKCE verifier (RFC 7636)
 * @param backTo where the person goes on afterwards
 * @param beganAt when the browser left
 */
public record RoundTrip(
    String id,
    String session,
    Errand errand,
    Secret nonce,
    Secret codeVerifier,
    ReturnPath backTo,
    Instant beganAt,
    Instant endsAt) {}

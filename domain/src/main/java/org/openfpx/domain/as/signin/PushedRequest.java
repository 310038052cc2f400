package org.openfpx.domain.as.signin;

import java.time.Instant;
import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.domain.oauth.ClientId;

/**
 * An authorization request that its client has sent ahead (RFC 9126), judged to be in order then.
 *
 * @param parameters none repeated, and none by which the client authenticated
 * @param expiresAt until when a browser may bring its reference
 */
public record PushedRequest(
    ClientId client, AuthorizationParameters parameters, Instant expiresAt) {}

package org.openfpx.domain.as.logout;

import java.time.Instant;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.GrantId;

/**
 * What is to be told to a client when a sign-in is over.
 *
 * @param grant the sign-in, {@code sid} to the client
 * @param subject the name of the person at this one client
 * @param expiresAt when the sign-in ends by itself, and there is nothing to tell
 */
public record LogoutNotice(GrantId grant, ClientId client, String subject, Instant expiresAt) {}

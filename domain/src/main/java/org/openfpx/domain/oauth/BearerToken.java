package org.openfpx.domain.oauth;

import java.time.Duration;
import org.openfpx.domain.secret.Secret;

/** A new access token in the clear, and how long it lives. */
public record BearerToken(Secret value, Duration lifetime) {}

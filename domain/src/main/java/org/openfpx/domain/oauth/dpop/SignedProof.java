package org.openfpx.domain.oauth.dpop;

import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.KeyThumbprint;

/**
 * What a proof says whose signature is good under the key that it brings along. For which request
 * it is, and when, is still to be judged. Constructed by the JOSE adapter and by tests alone.
 */
public record SignedProof(KeyThumbprint key, Claims claims) {}

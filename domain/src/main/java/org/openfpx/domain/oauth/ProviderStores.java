package org.openfpx.domain.oauth;

import org.openfpx.domain.time.Atomically;

/** What one provider keeps, and the means to change several of it in one step. */
public record ProviderStores(
    Codes codes, AccessTokens accessTokens, RefreshGrants refreshGrants, Atomically atomically) {}

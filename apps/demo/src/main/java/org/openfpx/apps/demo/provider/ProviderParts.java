package org.openfpx.apps.demo.provider;

import org.openfpx.domain.oauth.AssertionIds;
import org.openfpx.domain.oauth.ProviderStores;
import org.openfpx.domain.oauth.SigningKeys;
import org.openfpx.domain.oauth.TokenSigner;
import org.openfpx.domain.oauth.TokenVerifier;
import org.openfpx.domain.time.World;

/** What the engine of a provider runs on. */
public record ProviderParts(
    ProviderStores stores,
    AssertionIds assertionIds,
    SigningKeys keys,
    TokenSigner signer,
    TokenVerifier verifier,
    World world) {}

package org.openfpx.domain.as.policy;

import org.openfpx.domain.oauth.Issuer;

/**
 * A claim that would open more, and who must vouch for it. Which value would is the owner's secret.
 */
public record RequiredClaim(Issuer issuer, String claim) {}

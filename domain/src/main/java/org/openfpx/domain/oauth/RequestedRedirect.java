package org.openfpx.domain.oauth;

/**
 * An address that a request names to be sent back to. Nothing is sent there: only what {@link
 * RedirectUris} makes of it can be.
 */
public record RequestedRedirect(String value) {}

package org.openfpx.conformance.driver;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a resource server was given by a person who said yes to it.
 *
 * @param tokens the answer of the token endpoint
 * @param server the credentials of the resource server
 * @param withdrawing has the person take it back
 */
public record Consent(JsonNode tokens, Client server, Runnable withdrawing) {}

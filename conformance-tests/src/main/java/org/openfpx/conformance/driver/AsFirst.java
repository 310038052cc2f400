package org.openfpx.conformance.driver;

/**
 * What checks of the AS-first profile use.
 *
 * @param client confidential, with all that follows but the last
 * @param records a capability ticket of two lines with one scope each, the second optional, that
 *     people can fulfil at two resource servers
 * @param scopes a capability ticket whose first line asks for the scopes {@code a}, {@code b} and
 *     {@code c}, and whose second asks for others than {@code a}
 * @param capability the identifier of a capability by itself
 * @param purpose the identifier of a purpose
 * @param publicClient without a secret
 * @param publicRecords a capability ticket of that one
 */
public record AsFirst(
    Client client,
    String records,
    String scopes,
    String capability,
    String purpose,
    Client publicClient,
    String publicRecords) {}

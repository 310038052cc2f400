package org.openfpx.http.problem;

/**
 * Something that went wrong, as it may be told.
 *
 * @param code as on the wire; pages choose their words by it
 * @param detail for developers; never a secret, a ticket or a person
 * @param correlation the short code under which the log has the rest
 */
public record Problem(int status, String code, String detail, String correlation) {}

/**
 * An UMA authorization server as its partners see it: a wallet (transaction details, accounts,
 * permissions) and a resource server (permission tickets, introspection, resource registration),
 * each with tokens of its own that are kept until shortly before they end (protocol, sections 2.3,
 * 3 and 4; UMA Federated Authorization, RFC 7591, RFC 7662).
 */
@NullMarked
package org.openfpx.idp.uma;

import org.jspecify.annotations.NullMarked;

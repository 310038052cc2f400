/**
 * The anonymous accounts that wallets make, by default one for each transaction (protocol, section
 * 2.3; RFC 7591 and 7592). Owns their registration, their keys and their end. Does not own what
 * they give ({@code permission}).
 */
@NullMarked
package org.openfpx.domain.as.account;

import org.jspecify.annotations.NullMarked;

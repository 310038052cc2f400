/**
 * One request of a client from its first ticket to its last: the tickets, each good for one use,
 * the lines that are asked for, and the stages in between (protocol, sections 2 and 3; the life of
 * a ticket in UMA Grant 5.5). Owns the store of transactions. Does not own what a person gave
 * ({@code permission}), what is issued for it ({@code token}) or the way through the wallet ({@code
 * claims}).
 */
@NullMarked
package org.openfpx.domain.as.transaction;

import org.jspecify.annotations.NullMarked;

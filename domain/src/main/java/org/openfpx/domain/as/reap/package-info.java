/**
 * What is over is removed, in bounded batches: transactions, tokens, permissions and policies past
 * their ends, accounts of which nothing is left; and what a disabled party has under way is ended
 * (protocol, section 5). Owns no data of its own; the order of removal is its business.
 */
@NullMarked
package org.openfpx.domain.as.reap;

import org.jspecify.annotations.NullMarked;

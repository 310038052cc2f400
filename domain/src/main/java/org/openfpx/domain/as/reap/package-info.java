/**
 * What is over is removed: transactions, tokens and permissions past their ends, in bounded batches
 * (model, rules for all stores). Owns no data of its own; the order of removal is its business.
 */
@NullMarked
package org.openfpx.domain.as.reap;

import org.jspecify.annotations.NullMarked;

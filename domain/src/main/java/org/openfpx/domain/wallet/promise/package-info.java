/**
 * What the wallet has promised a person and another party has yet to confirm: going through all of
 * it again and again, so that a party that is gone for good keeps nobody else waiting. What is
 * promised, and how a party is asked, belongs to others.
 */
@NullMarked
package org.openfpx.domain.wallet.promise;

import org.jspecify.annotations.NullMarked;

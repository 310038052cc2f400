/**
 * The links by which owners let one other person through (protocol, section 3.10): the name by
 * which an owner wants to be called stays in the wallet. Owns their store; does not own how an
 * owner makes and ends them ({@code owning}) nor what comes of opening one ({@code guest}).
 */
@NullMarked
package org.openfpx.domain.wallet.invitation;

import org.jspecify.annotations.NullMarked;

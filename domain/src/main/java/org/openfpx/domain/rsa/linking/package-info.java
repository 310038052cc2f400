/**
 * The link between a wallet and a person at the source: the login that the source's own provider
 * does for us, the person's yes on our own page, the downstream tokens that this yields and their
 * renewal, and the end of it all (protocol, sections 1 and 6). Does not own the tokens that the
 * wallet gets from us (see {@code domain.oauth}), nor ROTs.
 */
@NullMarked
package org.openfpx.domain.rsa.linking;

import org.jspecify.annotations.NullMarked;

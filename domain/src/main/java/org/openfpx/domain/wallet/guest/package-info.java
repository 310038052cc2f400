/**
 * What a person is let through to by somebody else's link (protocol, section 3.10): looking before
 * saying yes, taking it by an account made for it alone, giving it up. Does not own the links
 * ({@code invitation}) nor what a guest's client is then given ({@code consent}).
 */
@NullMarked
package org.openfpx.domain.wallet.guest;

import org.jspecify.annotations.NullMarked;

/**
 * What belongs to a person at an authorization server, because a source has registered it with
 * their leave: whom they let through to it, and what they answer to those who ask (protocol,
 * sections 3.9 and 3.10). What they let through is written down like every other yes, so that the
 * dashboard shows it and stops it. Does not own how a request with a browser is answered ({@code
 * consent}).
 */
@NullMarked
package org.openfpx.domain.wallet.owning;

import org.jspecify.annotations.NullMarked;

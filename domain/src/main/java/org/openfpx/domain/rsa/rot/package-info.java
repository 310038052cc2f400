/**
 * Resource owner tokens: how they are issued to a wallet, what they are bound to and when they
 * resolve to a link (protocol, section 6). Owns the strategies; does not own links, nor what a
 * resolved ROT opens.
 */
@NullMarked
package org.openfpx.domain.rsa.rot;

import org.jspecify.annotations.NullMarked;

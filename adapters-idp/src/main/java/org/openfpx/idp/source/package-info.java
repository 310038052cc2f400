/**
 * Data sources as a wallet sees them: OAuth providers with a ROT endpoint (protocol, section 6,
 * strategy {@code simple}). Owns the calls; what a link and a ROT are good for is the wallet's and
 * the source's business.
 */
@NullMarked
package org.openfpx.idp.source;

import org.jspecify.annotations.NullMarked;

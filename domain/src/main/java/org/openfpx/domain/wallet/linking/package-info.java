/**
 * The data sources that a person has linked: connect, renew, unlink, and fresh resource owner
 * tokens for permissions (protocol, section 6). Tokens are kept sealed; no record ever passes
 * through here.
 */
@NullMarked
package org.openfpx.domain.wallet.linking;

import org.jspecify.annotations.NullMarked;

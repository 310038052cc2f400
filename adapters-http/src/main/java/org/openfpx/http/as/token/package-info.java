/**
 * The authorization server's grants at the token endpoint, one file each, and its revocation
 * endpoint (protocol, section 2). Owns what they look like on the wire; the phases that all grants
 * share are those of {@code http.oauth}.
 */
@NullMarked
package org.openfpx.http.as.token;

import org.jspecify.annotations.NullMarked;

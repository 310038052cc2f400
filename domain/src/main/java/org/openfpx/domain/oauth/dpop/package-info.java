/**
 * Proof that whoever sends a request holds a key (RFC 9449, DPoP): what makes a token useless to
 * those who have only seen it. Owns the judgement of a proof and the memory of used ones, which the
 * authorization server and every resource server have. Does not own what is bound to a key: tokens
 * are those of each system; nor how signatures are checked ({@code ProofVerifier}). There are no
 * nonces of the server (section 8 leaves them to it): each proof is used once and good for a
 * minute.
 */
@NullMarked
package org.openfpx.domain.oauth.dpop;

import org.jspecify.annotations.NullMarked;

/**
 * Whom the kit plays itself: an authorization server and a resource server for those under test,
 * which say what a check has them say, and remember what they were asked; and an OpenID provider
 * for servers under test, with its keys. Owns their endpoints and their form; does not own what a
 * check expects of whoever asks.
 *
 * <p>UMA Federated Authorization sections 2, 4 and 5.
 */
@NullMarked
package org.openfpx.conformance.played;

import org.jspecify.annotations.NullMarked;

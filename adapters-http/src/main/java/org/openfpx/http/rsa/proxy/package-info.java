/**
 * The protected routes: a request that matches a mapping and that the judge lets pass is asked
 * upstream with the person's own token, and the answer is streamed back, bounded in time and size
 * (protocol, section 6.5). The only place of this module that speaks to another server, by a client
 * that it is handed. Owns no rule.
 */
@NullMarked
package org.openfpx.http.rsa.proxy;

import org.jspecify.annotations.NullMarked;

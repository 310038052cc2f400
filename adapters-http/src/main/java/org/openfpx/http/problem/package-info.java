/**
 * What went wrong, on the wire: the one place where a malformed request, an unknown address and a
 * failure of ours become answers, as JSON (RFC 6749, section 5.2) or as a page, each with a short
 * code under which the log has the rest. What a protocol expects is not a problem but an outcome,
 * and is answered by its endpoint.
 */
@NullMarked
package org.openfpx.http.problem;

import org.jspecify.annotations.NullMarked;

/**
 * How much may be asked of a public listener: by one address, and at the endpoints for clients by
 * one client; attempts that fail count more. Owns the counts, which live in memory of a bounded
 * size, in this process alone, and are told to nobody: no log line, no row and no answer has an
 * address. Does not own who a client is, nor what an answer looks like (RFC 6585 section 4).
 */
@NullMarked
package org.openfpx.http.limit;

import org.jspecify.annotations.NullMarked;

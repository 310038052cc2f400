/**
 * Reading and writing JSON at the edge: bounded in size and depth, no member twice, no text that
 * could not be stored and shown again, unknown members ignored or refused as each caller says (RFC
 * 8259; RFC 7591 section 2 lets a server ignore what it does not know). It knows no message.
 */
@NullMarked
package org.openfpx.http.json;

import org.jspecify.annotations.NullMarked;

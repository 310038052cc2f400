/**
 * Reading what a request carries, before anybody judges it: form-encoded bodies and queries with no
 * parameter twice, bounded in number and size, decoded strictly, without control characters and
 * unpaired surrogates (RFC 6749 section 3.2; protocol, section 2). It knows no parameter by name.
 */
@NullMarked
package org.openfpx.http.form;

import org.jspecify.annotations.NullMarked;

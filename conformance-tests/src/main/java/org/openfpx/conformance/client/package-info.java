/**
 * A client of an authorization server that speaks the AS-first profile, call by call. Owns what a
 * client sends and checks; does not own the browser in between (see {@code robot}) nor judges what
 * a server ought to answer.
 *
 * <p>Extension {@code https://openfpx.org/profiles/as-first/1}.
 */
@NullMarked
package org.openfpx.conformance.client;

import org.jspecify.annotations.NullMarked;

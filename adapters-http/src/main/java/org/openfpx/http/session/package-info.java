/**
 * What ties a request to a browser: cookies of one system each, and the proof that a form was sent
 * from a page of ours. It keeps nothing; sessions live in the store of each system, by the hash of
 * their secret. (Protocol, section 1; RFC 6265bis; RFC 9700 section 4.7 on CSRF.)
 */
@NullMarked
package org.openfpx.http.session;

import org.jspecify.annotations.NullMarked;

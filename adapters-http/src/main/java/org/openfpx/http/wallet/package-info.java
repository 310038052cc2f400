/**
 * The wallet's pages and addresses: each action is a form that works without script, each page says
 * what it is for and has a way on. What is decided, the use cases decide; here it is shown
 * (protocol, sections 1.3 and 3).
 */
@NullMarked
package org.openfpx.http.wallet;

import org.jspecify.annotations.NullMarked;

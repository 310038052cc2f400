/**
 * One request to share, from the hand-over by an authorization server to the person's yes or no and
 * back (protocol, section 3). What is promised to the person is written before it is done outside.
 */
@NullMarked
package org.openfpx.domain.wallet.consent;

import org.jspecify.annotations.NullMarked;

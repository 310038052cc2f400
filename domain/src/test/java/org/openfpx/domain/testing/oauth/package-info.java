/**
 * Fakes, contracts and object mothers of the provider engine: a contract is run by the fake and by
 * every database alike.
 */
@NullMarked
package org.openfpx.domain.testing.oauth;

import org.jspecify.annotations.NullMarked;

/**
 * What resource servers registered for people, by their PATs (UMA Federated Authorization 3.2;
 * protocol, section 4.1). There may be one for each person and more, so they stand in a table of
 * their own and are read one by one, and the registry knows nothing of them. Owns their store, and
 * the one place where a resource is found by its id, be it general or a person's. Does not own who
 * may register what ({@code resource}), nor the general resources, which are the registry's ({@code
 * registry}).
 */
@NullMarked
package org.openfpx.domain.as.owned;

import org.jspecify.annotations.NullMarked;

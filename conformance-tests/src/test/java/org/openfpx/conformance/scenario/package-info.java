/**
 * Our own network under the kit: what people, clients and sources see of it over HTTP. Scenarios
 * are written once and played in several settings ({@link PlayedIn}); classes run two at a time,
 * those of one network in turn and in any order. What somebody linked or agreed to stays, so a
 * scenario that wants a person without links takes one whom no other class names in that network.
 */
@NullMarked
package org.openfpx.conformance.scenario;

import org.jspecify.annotations.NullMarked;

/** Our own network under the kit: what people, clients and sources see of it over HTTP. */
@NullMarked
package org.openfpx.conformance.scenario;

import org.jspecify.annotations.NullMarked;

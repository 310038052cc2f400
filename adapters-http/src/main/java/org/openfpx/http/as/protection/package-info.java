/**
 * The protection API for resource servers (protocol, section 4; UMA Federated Authorization 3 and
 * 4).
 */
@NullMarked
package org.openfpx.http.as.protection;

import org.jspecify.annotations.NullMarked;

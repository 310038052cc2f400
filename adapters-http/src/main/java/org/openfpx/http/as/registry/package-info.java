/**
 * What everybody may read of the network: its clients, definitions, resource servers and wallets
 * (protocol, section 1.2). Owns the form of these lists.
 */
@NullMarked
package org.openfpx.http.as.registry;

import org.jspecify.annotations.NullMarked;

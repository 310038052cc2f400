/**
 * Those who meet the Authorization Server over HTTP: a client, a resource server, and a wallet with
 * its person. Each request goes over a connection of which the caller decides how many there are.
 */
@NullMarked
package org.openfpx.benchmarks.exchange;

import org.jspecify.annotations.NullMarked;

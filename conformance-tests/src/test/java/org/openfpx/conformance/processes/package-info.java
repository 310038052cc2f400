/**
 * The network as it runs at its operators': each system a process of its own. Owns how processes
 * are started, killed and put behind names and proxies; does not own what is played in it (see
 * {@code scenario}).
 */
@NullMarked
package org.openfpx.conformance.processes;

import org.jspecify.annotations.NullMarked;

/** The whole network in one process, with sample parties that speak HTTP only. */
@NullMarked
package org.openfpx.apps.demo;

import org.jspecify.annotations.NullMarked;

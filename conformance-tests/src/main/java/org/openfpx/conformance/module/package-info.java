/**
 * The checks, one class for each module of the catalogue. Owns what is sent and what is expected of
 * the answers; does not own what a server is (see {@code driver}) nor what is told of the outcome
 * (see {@code report}).
 */
@NullMarked
package org.openfpx.conformance.module;

import org.jspecify.annotations.NullMarked;

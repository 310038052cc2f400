/**
 * The generic store of the registries: one set of tables for all types of a system, which follows
 * the descriptions of the types (see the decision on generic registry tables). Owns the form of the
 * rows and the lock that changes go through; does not own what is valid.
 */
@NullMarked
package org.openfpx.persistence.registry;

import org.jspecify.annotations.NullMarked;

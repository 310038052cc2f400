/**
 * What the registries of the three systems have in common: the descriptors of types, attributes and
 * relations, the entities that follow them, their validation, and the port of the store that keeps
 * them. A type is described once; validation, files, store and API read the description. Does not
 * own which types there are - each system describes its own - nor any rule of the protocol: those
 * work on the typed snapshots of the systems.
 */
@NullMarked
package org.openfpx.domain.registry;

import org.jspecify.annotations.NullMarked;

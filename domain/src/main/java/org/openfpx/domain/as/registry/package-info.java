/**
 * The registry of the authorization server: its types as descriptors, and the typed, immutable
 * snapshot of it that the rules work on. Owns who takes part in the network and in what - clients,
 * their capabilities and capability tickets, resource servers and what they may offer, resources
 * that do not belong to people, wallets - and that a disabled one takes part in nothing (protocol,
 * section 5). Does not own what people gave, nor how the registry is kept.
 */
@NullMarked
package org.openfpx.domain.as.registry;

import org.jspecify.annotations.NullMarked;

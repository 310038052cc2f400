package org.openfpx.domain.registry;

import java.util.List;

/**
 * What is to become of a registry.
 *
 * @param put entities to make or to change, checked, each secret hashed or sealed
 * @param removed entities to remove
 */
public record RegistryChange(List<Draft> put, List<EntityKey> removed) {
  /** Nothing. */
  public static final RegistryChange NONE = new RegistryChange(List.of(), List.of());

  public RegistryChange {
    put = List.copyOf(put);
    removed = List.copyOf(removed);
  }

  public boolean isEmpty() {
    return put.isEmpty() && removed.isEmpty();
  }
}

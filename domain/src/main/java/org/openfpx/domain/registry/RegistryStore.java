package org.openfpx.domain.registry;

import java.time.Instant;
import java.util.function.Function;

/** Where the registry of one system is kept. */
public interface RegistryStore {
  /** The whole registry of one moment. */
  Registry load();

  /** The version alone, in one small question. */
  long version();

  /**
   * Changes the registry in one step: while {@code decide} looks at it nobody else can change it,
   * and what it returns is kept whole or not at all. New entities get the next id of their type; a
   * changed one keeps its id and its date of creation. The version grows by one if anything
   * changed, else it stays. If {@code decide} throws, nothing is kept.
   *
   * @return the registry afterwards
   * @throws IllegalStateException if two entities would have the same value of a unique attribute
   *     or refer to what is not there: checking that is the caller's part
   */
  Registry change(Function<Registry, RegistryChange> decide, Instant now);
}

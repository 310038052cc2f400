package org.openfpx.conformance.architecture.planted.persistence;

import java.util.Optional;

/** Breaks "no jOOQ in public signatures", if only as the content of something. */
public final class ShowsJooq {
  public Optional<org.jooq.Condition> condition() {
    return Optional.empty();
  }
}

package org.openfpx.apps.demo.client;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.secret.SecretHash;

/**
 * What one source answered for one kind of records.
 *
 * @param source its identifier in the network
 * @param token with which it was asked, by hash
 */
record Reading(String source, Kind kind, SecretHash token, Outcome outcome, List<Line> lines) {
  Reading {
    lines = List.copyOf(lines);
  }

  /** What was asked for. */
  enum Kind {
    IMMUNIZATIONS("https://openfpx.org/types/fhir-r4-immunization", "Immunization"),
    PROFILE("https://openfpx.org/types/fhir-r4-patient", "Patient");

    private final String resourceType;
    private final String path;

    Kind(String resourceType, String path) {
      this.resourceType = resourceType;
      this.path = path;
    }

    /** As FHIR names it. */
    String path() {
      return path;
    }

    /** The kind that the network names so. */
    static Optional<Kind> of(String resourceType) {
      for (var kind : values()) {
        if (kind.resourceType.equals(resourceType)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  /** How it went. */
  enum Outcome {
    READ,
    /** The source takes the token no more: the person stopped, or time did. */
    STOPPED,
    DOWN
  }

  /**
   * One record: a vaccine and its date, or a name and a birth date.
   *
   * @param date absent, where the source says it in no way we understand
   */
  record Line(String text, Optional<LocalDate> date) {}
}

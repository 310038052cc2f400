package org.openfpx.domain.as.registry;

import java.util.List;
import java.util.Optional;
import org.openfpx.domain.text.LocalizedText;

/**
 * What one client asks for, for one purpose, in the AS-first flow.
 *
 * @param lines in the order of the registry; at least one
 */
public record CapabilityTicket(
    CapabilityTicketId id,
    Optional<LocalizedText> name,
    UmaClient client,
    Purpose purpose,
    List<Line> lines) {
  public CapabilityTicket {
    lines = List.copyOf(lines);
  }

  /** One capability in a ticket, and whether the client can do without. */
  public record Line(Capability capability, boolean required) {}
}

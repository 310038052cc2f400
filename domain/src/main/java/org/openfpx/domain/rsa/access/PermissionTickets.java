package org.openfpx.domain.rsa.access;

import org.openfpx.domain.rsa.route.ProtectedResource;
import org.openfpx.domain.secret.Secret;

/** Where permission tickets come from (Federated Authorization 4). */
public interface PermissionTickets {
  /** Asks the resource's authorization server for a ticket, with our PAT. */
  Answer ask(ProtectedResource wanted);

  /** What it says. */
  sealed interface Answer {}

  /** A new ticket. */
  record Ticket(Secret ticket) implements Answer {}

  /** No ticket: no answer, or a refusal, which then is in our log. */
  record NoTicket() implements Answer {}
}

package org.openfpx.domain.as.transaction;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.registry.DefinitionId;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.scope.ScopeSet;

/**
 * One line of a ticket: a definition, the scopes asked of it, and whether the client can do without
 * it.
 *
 * @param definition what kind of resource is asked for
 * @param scopes AS-first: what is asked; RS-first: the scopes in the ticket, to which the client's
 *     own request may add
 * @param required whether the client needs all of the line
 * @param resource the one resource that must fulfil the line; RS-first alone
 */
public record TicketResource(
    DefinitionId definition, ScopeSet scopes, boolean required, Optional<ResourceId> resource) {

  /** A line that asks for a type. */
  public static TicketResource ofType(DefinitionId definition, ScopeSet scopes, boolean required) {
    return new TicketResource(definition, scopes, required, Optional.empty());
  }

  /** A line that asks for one resource. */
  public static TicketResource of(DefinitionId definition, ResourceId resource, ScopeSet scopes) {
    return new TicketResource(definition, scopes, false, Optional.of(resource));
  }

  /** The resources that these lines name. */
  public static List<ResourceId> named(Collection<TicketResource> lines) {
    return lines.stream().flatMap(line -> line.resource().stream()).toList();
  }

  /** Whether that resource can fulfil this line. */
  public boolean isFulfilledBy(ResourceId candidate, DefinitionId itsDefinition) {
    return resource.map(candidate::equals).orElseGet(() -> definition.equals(itsDefinition));
  }
}

package org.openfpx.http.discovery;

import java.util.List;

/**
 * Something that answers at one or more addresses of a system, and says of itself what clients have
 * to know. A handler reads everything into a record, calls one use case and answers by one switch;
 * it throws {@link org.openfpx.http.problem.BadRequest} for a malformed request and catches
 * nothing.
 */
public interface Endpoint {

  /** The addresses, method by method. */
  List<Route> routes();

  /** The lines of this endpoint in the discovery documents of its system. */
  default List<Contribution> contributions() {
    return List.of();
  }
}

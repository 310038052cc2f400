package org.openfpx.conformance.driver;

import java.util.Set;

/**
 * What waits for an owner's answer.
 *
 * @param resource the id of what somebody asks for
 * @param client the identifier of who asks
 */
public record Waiting(String resource, String client, Set<String> scopes) {
  public Waiting {
    scopes = Set.copyOf(scopes);
  }
}

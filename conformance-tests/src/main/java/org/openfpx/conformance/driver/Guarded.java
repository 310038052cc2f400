package org.openfpx.conformance.driver;

import java.net.URI;
import java.util.Set;
import org.openfpx.conformance.played.PlayedServer;

/**
 * What a resource server under test protects, and the server that it asks.
 *
 * @param server played by the kit
 * @param address read with {@code GET}
 * @param resource its id at the server
 * @param scopes those that reading needs
 * @param serves whether a sufficient token alone opens it; where records also need a person, such
 *     as by a ROT, it does not
 */
public record Guarded(
    PlayedServer server, URI address, String resource, Set<String> scopes, boolean serves) {
  public Guarded {
    scopes = Set.copyOf(scopes);
  }
}

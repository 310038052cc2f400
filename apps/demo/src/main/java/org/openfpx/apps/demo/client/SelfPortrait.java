package org.openfpx.apps.demo.client;

import java.net.URI;
import org.openfpx.apps.demo.party.Reply;
import org.openfpx.apps.demo.party.Telephone;

/**
 * What a source publishes about an address of its own (RFC 9728). It is fetched from where the
 * standard says it is and from nowhere else, so that no source sends the client to another host;
 * and believed only if it is about the very address that was called (section 3.3).
 */
final class SelfPortrait {
  private static final String PLACE = "/.well-known/oauth-protected-resource";

  private SelfPortrait() {}

  /**
   * Whether it says the same as a challenge: a source that points to something else of itself is
   * not understood. One that publishes nothing says nothing against its challenge.
   *
   * @param called the address that answered so
   */
  static boolean agrees(Telephone telephone, URI called, Challenge challenge) {
    if (challenge.metadata().isEmpty()) {
      return true;
    }
    var place = called.resolve(PLACE + called.getRawPath());
    return challenge.metadata().get().equals(place.toString())
        && telephone.get(place) instanceof Reply.Answered published
        && published.isGood()
        && published.text("resource").equals(called.toString())
        && published
            .body()
            .path("authorization_servers")
            .valueStream()
            .anyMatch(server -> server.asText().equals(challenge.server()));
  }
}

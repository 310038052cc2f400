package org.openfpx.domain.wallet.guest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.wallet.authorizationserver.AsAccount;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.EndAnswer;
import org.openfpx.domain.wallet.owning.OwnersServers.Answer;

/** The authorization servers as a guest's wallet calls them (protocol, section 3.10). */
public interface GuestServers {
  /**
   * What an invitation is to, as long as it can be taken; changes nothing: {@code POST
   * /user/invitations/look} with the wallet's own token.
   */
  Answer<Offered> look(String server, Secret code);

  /** Takes it for an account: {@code POST /user/invitations}. Of several one takes it. */
  Answer<Taken> take(AsAccount account, Secret code);

  /** What that account has taken before: {@code GET /user/invitations}. */
  Answer<List<Taken>> taken(AsAccount account);

  /** Gives up what was taken, with all that rests on it: {@code DELETE /user/invitations/{id}}. */
  EndAnswer leave(AsAccount account, String invitation);

  /**
   * What somebody is let through to.
   *
   * @param type the address of its type
   * @param name what its source calls it, if it says so
   */
  record Offered(
      String resource,
      String type,
      String resourceServer,
      Optional<String> name,
      ScopeSet scopes,
      Instant endsAt) {}

  /** What was taken, and its id at the authorization server. */
  record Taken(String id, Offered offered) {}
}

package org.openfpx.domain.wallet.consent;

import java.util.Optional;
import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.account.WhileOpen;
import org.openfpx.domain.wallet.authorizationserver.AsAccount;
import org.openfpx.domain.wallet.authorizationserver.AsAccounts;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.RegisterAnswer;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.StandingAnswer;
import org.openfpx.domain.wallet.permission.Spread;

/**
 * The account at an authorization server by which an answer is given: made for it or, where a
 * source is let to register things of a person, the same each time (protocol, 3.6 and 2.4).
 */
final class AnsweringAccounts {
  private final AsAccounts asAccounts;
  private final AuthorizationServers servers;
  private final WhileOpen whileOpen;
  private final World world;

  AnsweringAccounts(
      AsAccounts asAccounts, AuthorizationServers servers, WhileOpen whileOpen, World world) {
    this.asAccounts = asAccounts;
    this.servers = servers;
    this.whileOpen = whileOpen;
    this.world = world;
  }

  /**
   * The account of that id, made if there is none.
   *
   * @return empty if the authorization server can't be reached now, or the person has left
   */
  Optional<AsAccount> of(ConsentRequest request, String id, AccountId person) {
    var made = asAccounts.find(id);
    if (made.isEmpty() || id.equals(request.id().value())) {
      return made.isPresent() ? made : make(request.server(), id, person);
    }
    if (servers.standing(request.server(), made.get().credentials())
        instanceof StandingAnswer.NoAccount) {
      // Nothing was left of it for so long that the authorization server has forgotten it.
      asAccounts.remove(id);
      return make(request.server(), id, person);
    }
    // It may have been at rest, for all that was given by it before had ended.
    asAccounts.checkAgain(
        id, world.time().instant().plus(Spread.afterATransaction(world.secrets())));
    return made;
  }

  private Optional<AsAccount> make(String server, String id, AccountId person) {
    if (!(servers.register(server) instanceof RegisterAnswer.Registered(var credentials))) {
      return Optional.empty();
    }
    var now = world.time().instant();
    return whileOpen.run(
        person,
        () ->
            asAccounts.keep(
                new AsAccount(id, person, server, credentials, now),
                now.plus(Spread.afterATransaction(world.secrets()))));
  }
}

package org.openfpx.idp.uma;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.wallet.authorizationserver.AsAccount;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.EndAnswer;
import org.openfpx.domain.wallet.guest.GuestServers;
import org.openfpx.domain.wallet.owning.OwnersServers.Answer;
import org.openfpx.idp.oauth.ProviderRegistration;
import org.openfpx.idp.outgoing.OutgoingRequest;

/** Authorization servers as a guest's wallet calls them. */
public final class UmaGuestServers implements GuestServers {
  private static final ScopeSet REQUESTS = ScopeSet.of("requests");
  private static final String INVITATIONS = "/user/invitations";

  private final WalletCalls calls;

  /**
   * @param registrations how the wallet is known at the server with an identifier, unless there is
   *     none or it is disabled
   */
  public UmaGuestServers(
      UmaCalls calls, Function<String, Optional<ProviderRegistration>> registrations) {
    this.calls = new WalletCalls(calls, registrations);
  }

  private static String body(Secret code) {
    return JsonNodeFactory.instance.objectNode().put("invitation", code.reveal()).toString();
  }

  @Override
  public Answer<Offered> look(String server, Secret code) {
    return UmaOwnersServers.one(
        calls.asWallet(
            server,
            REQUESTS,
            INVITATIONS,
            list -> OutgoingRequest.json("POST", WalletCalls.below(list, "look"), body(code))),
        OwnersJson::offered);
  }

  @Override
  public Answer<Taken> take(AsAccount account, Secret code) {
    return UmaOwnersServers.one(
        calls.asAccount(
            account.server(),
            account.credentials(),
            INVITATIONS,
            list -> OutgoingRequest.json("POST", list, body(code))),
        OwnersJson::taken);
  }

  @Override
  public Answer<List<Taken>> taken(AsAccount account) {
    return UmaOwnersServers.one(
        calls.asAccount(account.server(), account.credentials(), INVITATIONS, OutgoingRequest::get),
        OwnersJson::allTaken);
  }

  @Override
  public EndAnswer leave(AsAccount account, String invitation) {
    var reply =
        calls.asAccount(
            account.server(),
            account.credentials(),
            INVITATIONS,
            list -> OutgoingRequest.delete(WalletCalls.below(list, invitation)));
    return UmaAuthorizationServers.ended(account.server(), reply);
  }
}

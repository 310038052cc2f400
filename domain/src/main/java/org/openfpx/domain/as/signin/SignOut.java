package org.openfpx.domain.as.signin;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.registry.AuthorizationServerRegistry;
import org.openfpx.domain.as.registry.Client;
import org.openfpx.domain.as.registry.Wallet;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.EndGrant;
import org.openfpx.domain.oauth.GrantId;
import org.openfpx.domain.oauth.RequestedRedirect;
import org.openfpx.domain.oauth.VerifiedClaims;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.Atomically;

/**
 * A client ends a sign-in that it got (OpenID Connect RP-Initiated Logout 1.0): it shows the ID
 * token of that sign-in, and what it got ends at once. Nobody is signed in at this server, and the
 * session at the wallet answers others too: that is the person's own to end, there.
 */
public final class SignOut {
  private final AuthorizationServerRegistry registry;
  private final Stores stores;
  private final IdTokenHints hints;

  /** What ends, and what is remembered of it. */
  public record Stores(SignInGrants grants, EndGrant endGrant, Atomically atomically) {}

  public SignOut(AuthorizationServerRegistry registry, Stores stores, IdTokenHints hints) {
    this.registry = registry;
    this.stores = stores;
    this.hints = hints;
  }

  /**
   * What the browser brings from a client.
   *
   * @param idToken the hint: an ID token of this server, which may have expired
   * @param after where the client wants the person back
   */
  public record Request(
      Optional<Secret> idToken,
      Optional<String> client,
      Optional<RequestedRedirect> after,
      Optional<String> state) {}

  /** What comes of it. */
  public sealed interface Outcome {}

  /** It has ended: back to the client. */
  public record SentBack(URI address) implements Outcome {}

  /** It has ended, and there is no registered address to go back to: a page. */
  public record Ended(Client client, List<Wallet> wallets) implements Outcome {
    public Ended {
      wallets = List.copyOf(wallets);
    }
  }

  /** Nothing shows which sign-in is meant; nothing has ended: a page says where a person can. */
  public record NotKnown(List<Wallet> wallets) implements Outcome {
    public NotKnown {
      wallets = List.copyOf(wallets);
    }
  }

  /** Ends the sign-in that the hint is of. */
  public Outcome signOut(Request request) {
    var snapshot = registry.current();
    var hint = request.idToken().flatMap(hints::ofOurs);
    var client = hint.flatMap(IdTokenHints::client).flatMap(snapshot::client);
    if (client.isEmpty() || isContradicted(request, client.get())) {
      return new NotKnown(snapshot.wallets());
    }
    end(hint.get(), client.get().id());
    return request
        .after()
        .flatMap(client.get().logout().after()::target)
        .<Outcome>map(target -> {
          var parameters = new LinkedHashMap<String, String>();
          request
              .state()
              .filter(state -> state.length() <= RequestSignIn.LONGEST_STATE)
              .ifPresent(state -> parameters.put("state", state));
          return new SentBack(target.with(parameters));
        })
        .orElseGet(() -> new Ended(client.get(), snapshot.wallets()));
  }

  private static boolean isContradicted(Request request, Client client) {
    return request.client().filter(named -> !named.equals(client.id().value())).isPresent();
  }

  private void end(VerifiedClaims hint, ClientId client) {
    var signIn = hint.claims().text("sid").filter(sid -> !sid.isBlank()).map(GrantId::new);
    var _ =
        stores
            .atomically()
            .run(() -> {
              // Another yes of before does not sign the person in either.
              hint.subject().ifPresent(who -> stores.grants().onlyByPage(client, who));
              signIn
                  .filter(grant -> stores.grants().isOf(grant, client))
                  .ifPresent(stores.endGrant()::end);
              return true;
            });
  }
}

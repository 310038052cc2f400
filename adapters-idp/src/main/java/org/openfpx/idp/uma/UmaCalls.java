package org.openfpx.idp.uma;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.time.World;
import org.openfpx.idp.oauth.ProviderClient;
import org.openfpx.idp.oauth.ProviderRegistration;
import org.openfpx.idp.outgoing.Outgoing;
import org.openfpx.idp.outgoing.OutgoingRequest;
import org.openfpx.idp.outgoing.Reply;
import org.openfpx.idp.uma.OwnTokenCache.Wanted;

/** Calls to authorization servers with tokens of our own. */
public final class UmaCalls {
  private static final int UNAUTHORIZED = 401;

  private final Outgoing outgoing;
  private final ProviderClient client;
  private final OwnTokenCache tokens;

  /**
   * @param client one whose directory knows authorization servers
   */
  public UmaCalls(Outgoing outgoing, ProviderClient client, World world) {
    this.outgoing = outgoing;
    this.client = client;
    this.tokens = new OwnTokenCache(client, world);
  }

  /** The address that the server publishes under this name, else the usual one of its kind. */
  Optional<URI> address(ProviderRegistration us, String member, String usual) {
    return client
        .metadata(us)
        .map(known -> known.address(member).orElseGet(() -> us.issuer().at(usual)));
  }

  /**
   * Sends a request with our token. One that is refused although it should still be good, because
   * the server has lost or ended it, is replaced once. Where the server does not know us at all,
   * the reply is 401 too.
   */
  Reply send(ProviderRegistration us, ScopeSet scopes, OutgoingRequest request) {
    var reply = once(us, scopes, request);
    if (reply instanceof Reply.Answered answer && answer.status() == UNAUTHORIZED) {
      tokens.forget(us, scopes);
      return once(us, scopes, request);
    }
    return reply;
  }

  /** Sends a request that carries what it needs. */
  Reply sendBare(OutgoingRequest request) {
    return outgoing.send(request);
  }

  private Reply once(ProviderRegistration us, ScopeSet scopes, OutgoingRequest request) {
    return switch (tokens.token(us, scopes)) {
      case Wanted.Good(var token) ->
          outgoing.send(request.with("Authorization", "Bearer " + token.reveal()));
      case Wanted.NotKnown() -> new Reply.Answered(UNAUTHORIZED, "");
      case Wanted.None() -> new Reply.Failed("no token of our own");
    };
  }

  /** Sends a request to the published address, with our token. */
  Reply send(
      ProviderRegistration us,
      ScopeSet scopes,
      Optional<URI> address,
      Function<URI, OutgoingRequest> request) {
    return address
        .map(known -> send(us, scopes, request.apply(known)))
        .orElseGet(() -> new Reply.Failed("no discovery document"));
  }
}

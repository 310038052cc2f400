package org.openfpx.http.oauth;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.openfpx.domain.oauth.AuthenticateClient;
import org.openfpx.domain.oauth.ClientAuthentication;
import org.openfpx.domain.oauth.ClientAuthenticationMethod;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.ShownCredentials;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.http.discovery.Contribution;
import org.openfpx.http.discovery.DiscoveryDocument;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.limit.RateLimits;
import org.openfpx.http.problem.BadRequest;

/** The way into every endpoint at which clients authenticate: token, revocation, introspection. */
public final class ClientDoor {
  private final AuthenticateClient authenticate;
  private final Issuer issuer;

  public ClientDoor(AuthenticateClient authenticate, Issuer issuer) {
    this.authenticate = authenticate;
    this.issuer = issuer;
  }

  /** Lets a client in that has shown who it is, and answers what is answered inside. */
  public void open(Context context, Function<ClientRequest, OauthAnswer> inside) {
    open(context, RateLimits::provenBy, inside);
  }

  /**
   * The same.
   *
   * @param proven counts a request of a client that has proven who it is
   */
  public void open(
      Context context,
      BiConsumer<Context, String> proven,
      Function<ClientRequest, OauthAnswer> inside) {
    // RFC 6749 section 2.3.1: nothing of it ever stands in an address, where it would be logged.
    if (context.req().getQueryString() != null) {
      throw new BadRequest("invalid_request", "parameters belong into the body");
    }
    var parameters = Parameters.ofForm(context);
    var shown = ClientCredentials.read(context, parameters);
    var answer =
        switch (authenticate.authenticate(shown)) {
          case ClientAuthentication.Authenticated(var client) -> {
            count(context, shown, client.id(), proven);
            yield inside.apply(new ClientRequest(client, parameters));
          }
          case ClientAuthentication.SeveralMethods() -> OauthAnswer.error(400, "invalid_request");
          case ClientAuthentication.Refused() -> {
            RateLimits.failed(context);
            if (shown.basic().isPresent()) {
              context.header("WWW-Authenticate", "Basic realm=\"" + issuer + "\"");
            }
            yield OauthAnswer.error(401, "invalid_client");
          }
        };
    answer.send(context);
  }

  private static void count(
      Context context,
      ShownCredentials shown,
      ClientId client,
      BiConsumer<Context, String> proven) {
    if (shown.proveNothing()) {
      RateLimits.claimedBy(context, client.value());
    } else {
      proven.accept(context, client.value());
    }
  }

  /** The lines that say how clients authenticate at an endpoint, {@code token} for one. */
  List<Contribution> contributions(String endpoint) {
    var place =
        Contribution.in(DiscoveryDocument.OAUTH, DiscoveryDocument.OPENID, DiscoveryDocument.UMA2);
    var methods =
        authenticate.methods().stream().map(ClientAuthenticationMethod::registeredName).toList();
    var algorithms =
        Stream.concat(
            Arrays.stream(SignatureAlgorithm.values()).map(WireNames::of),
            authenticate.methods().contains(ClientAuthenticationMethod.CLIENT_SECRET_JWT)
                ? Stream.of("HS256")
                : Stream.empty());
    return List.of(
        place.list(endpoint + "_endpoint_auth_methods_supported", methods),
        place.list(endpoint + "_endpoint_auth_signing_alg_values_supported", algorithms.toList()));
  }
}

package org.openfpx.http.as.introspect;

import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openfpx.domain.as.token.IntrospectToken;
import org.openfpx.domain.as.token.Pat;
import org.openfpx.domain.oauth.AuthenticatedClient;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.http.as.door.ServiceDoor;
import org.openfpx.http.discovery.Contribution;
import org.openfpx.http.discovery.DiscoveryDocument;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.limit.RateLimits;
import org.openfpx.http.oauth.ClientDoor;
import org.openfpx.http.oauth.OauthAnswer;
import org.openfpx.http.oauth.TypedParameters;

/**
 * Token introspection, for resource servers with a PAT or with their client credentials. Whoever
 * the token is not for learns nothing but {@code "active": false}; other clients are refused.
 * Errors are JSON, whatever form an answer would have.
 */
public final class IntrospectionEndpoint implements Endpoint {
  private static final String PATH = "/oauth2/introspect";

  private final IntrospectToken introspectToken;
  private final ServiceDoor serviceDoor;
  private final ClientDoor clientDoor;
  private final IntrospectionAnswers answers;

  public IntrospectionEndpoint(
      IntrospectToken introspectToken,
      ServiceDoor serviceDoor,
      ClientDoor clientDoor,
      IntrospectionAnswers answers) {
    this.introspectToken = introspectToken;
    this.serviceDoor = serviceDoor;
    this.clientDoor = clientDoor;
    this.answers = answers;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.post(PATH, this::answer));
  }

  @Override
  public List<Contribution> contributions() {
    var place = Contribution.in(DiscoveryDocument.OAUTH, DiscoveryDocument.UMA2);
    return List.of(
        place.address("introspection_endpoint", PATH),
        // RFC 9701 section 7: what our own keys sign with.
        place.list("introspection_signing_alg_values_supported", "ES256"));
  }

  private void answer(Context context) {
    if (showsToken(context)) {
      serviceDoor.openProtection(
          context, (pat, _) -> answer(context, pat, Parameters.ofForm(context)).send(context));
    } else {
      clientDoor.open(
          context,
          this::count,
          request ->
              refusal(request.client())
                  .orElseGet(
                      () -> answer(context, Pat.own(request.client().id()), request.parameters())));
    }
  }

  /** Only what is asked about others has a share of its own, and only resource servers ask so. */
  private void count(Context context, String client) {
    if (introspectToken.mayAsk(new ClientId(client))) {
      RateLimits.onBehalfOfOthersBy(context, client);
    } else {
      RateLimits.provenBy(context, client);
    }
  }

  /** RFC 7662 section 2.1: whoever asks is authorized to, and says so by more than a name. */
  private Optional<OauthAnswer> refusal(AuthenticatedClient client) {
    if (!client.isConfidential()) {
      return Optional.of(OauthAnswer.error(401, "invalid_client"));
    }
    return introspectToken.mayAsk(client.id())
        ? Optional.empty()
        : Optional.of(OauthAnswer.error(403, "access_denied"));
  }

  private static boolean showsToken(Context context) {
    var authorization =
        Optional.ofNullable(context.header("Authorization")).orElse("").toLowerCase(Locale.ROOT);
    return authorization.startsWith("bearer ") || authorization.startsWith("dpop ");
  }

  private OauthAnswer answer(Context context, Pat asking, Parameters parameters) {
    var token = TypedParameters.secret(parameters, "token");
    return answers.answer(
        context, asking.resourceServer(), introspectToken.introspect(asking, token));
  }
}

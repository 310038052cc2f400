package org.openfpx.http.as.introspect;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.as.registry.PurposeId;
import org.openfpx.domain.as.token.IntrospectToken;
import org.openfpx.domain.as.token.IntrospectToken.Active;
import org.openfpx.domain.as.token.IntrospectToken.Inactive;
import org.openfpx.domain.as.token.ServiceScopes;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.http.as.door.ServiceDoor;
import org.openfpx.http.discovery.Contribution;
import org.openfpx.http.discovery.DiscoveryDocument;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.json.Json;
import org.openfpx.http.oauth.ClientDoor;
import org.openfpx.http.oauth.OauthAnswer;
import org.openfpx.http.oauth.TypedParameters;

/**
 * Token introspection, for resource servers with a PAT or with their client credentials. Whoever
 * the token is not for learns nothing but {@code "active": false}.
 */
public final class IntrospectionEndpoint implements Endpoint {
  private static final String PATH = "/oauth2/introspect";

  private final IntrospectToken introspectToken;
  private final ServiceDoor serviceDoor;
  private final ClientDoor clientDoor;
  private final Issuer issuer;

  public IntrospectionEndpoint(
      IntrospectToken introspectToken,
      ServiceDoor serviceDoor,
      ClientDoor clientDoor,
      Issuer issuer) {
    this.introspectToken = introspectToken;
    this.serviceDoor = serviceDoor;
    this.clientDoor = clientDoor;
    this.issuer = issuer;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.post(PATH, this::answer));
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(
        Contribution.in(DiscoveryDocument.OAUTH, DiscoveryDocument.UMA2)
            .address("introspection_endpoint", PATH));
  }

  private void answer(Context context) {
    if (isByBearer(context)) {
      serviceDoor.open(
          context,
          ServiceScopes.PROTECTION,
          (client, _) -> Json.answer(context, 200, members(client, Parameters.ofForm(context))));
    } else {
      clientDoor.open(
          context, request -> OauthAnswer.ok(members(request.client().id(), request.parameters())));
    }
  }

  private static boolean isByBearer(Context context) {
    var authorization = Optional.ofNullable(context.header("Authorization")).orElse("");
    return authorization.toLowerCase(Locale.ROOT).startsWith("bearer ");
  }

  private Map<String, Object> members(ClientId asking, Parameters parameters) {
    var token = TypedParameters.secret(parameters, "token");
    return switch (introspectToken.introspect(asking, token)) {
      case Inactive() -> Map.of("active", false);
      case Active active -> members(active);
    };
  }

  private Map<String, Object> members(Active active) {
    var members = new LinkedHashMap<String, Object>();
    members.put("active", true);
    members.put("iss", issuer.value());
    members.put("client_id", active.token().client().value());
    members.put("exp", active.token().expiresAt().getEpochSecond());
    members.put("iat", active.token().issuedAt().getEpochSecond());
    members.put("token_type", "Bearer");
    members.put(
        "permissions",
        active.permissions().stream().map(IntrospectionEndpoint::permission).toList());
    return members;
  }

  private static Map<String, Object> permission(IntrospectToken.Permitted permitted) {
    var members = new LinkedHashMap<String, Object>();
    members.put("resource_id", permitted.resource().id().value());
    members.put("resource_scopes", permitted.scopes().names());
    members.put("exp", permitted.expiresAt().getEpochSecond());
    members.put("permission_id", permitted.permission().value());
    permitted.rot().ifPresent(rot -> members.put("rot", rot.reveal()));
    members.put("resource_type", permitted.resource().definition().type().toString());
    permitted.purpose().map(PurposeId::value).ifPresent(name -> members.put("purpose", name));
    return members;
  }
}

package org.openfpx.http.as.token;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openfpx.domain.as.signin.PushRequest;
import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.http.discovery.Contribution;
import org.openfpx.http.discovery.DiscoveryDocument;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.oauth.AuthorizationAnswers;
import org.openfpx.http.oauth.ClientDoor;
import org.openfpx.http.oauth.ClientRequest;
import org.openfpx.http.oauth.DpopAnswers;
import org.openfpx.http.oauth.OauthAnswer;
import org.openfpx.http.oauth.TokenEndpoint;

/** Where clients send authorization requests ahead (RFC 9126). */
public final class PushedRequestEndpoint implements Endpoint {
  /** What stands before a reference (RFC 9126 section 2.2). */
  public static final String URN = "urn:ietf:params:oauth:request_uri:";

  private static final String PATH = "/oauth2/par";

  /** Of a request, as it is kept (RFC 9126 section 2.3). */
  private static final int LONGEST = 8192;

  private static final Set<String> CREDENTIALS =
      Set.of("client_secret", "client_assertion", "client_assertion_type");

  private final ClientDoor door;
  private final TokenEndpoint.Proofs proofs;
  private final PushRequest pushRequest;

  public PushedRequestEndpoint(
      ClientDoor door, TokenEndpoint.Proofs proofs, PushRequest pushRequest) {
    this.door = door;
    this.proofs = proofs;
    this.pushRequest = pushRequest;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.post(PATH, context -> door.open(context, one -> proven(context, one))));
  }

  @Override
  public List<Contribution> contributions() {
    var place = Contribution.in(DiscoveryDocument.OAUTH, DiscoveryDocument.OPENID);
    return List.of(
        place.address("pushed_authorization_request_endpoint", PATH),
        place.flag("require_pushed_authorization_requests", false));
  }

  private OauthAnswer proven(Context context, ClientRequest request) {
    return proofs
        .judge(context)
        .map(judged -> DpopAnswers.answered(judged, request, this::answer))
        .orElseGet(() -> answer(request));
  }

  private OauthAnswer answer(ClientRequest request) {
    var parameters = parameters(request);
    if (written(parameters) > LONGEST) {
      var told = "a request has " + LONGEST + " characters at most, written as a form";
      return OauthAnswer.error(413, "invalid_request", Map.of("error_description", told));
    }
    return switch (pushRequest.push(request.client(), parameters)) {
      case PushRequest.Kept(var reference, var lifetime) -> {
        var members = new LinkedHashMap<String, Object>();
        members.put("request_uri", URN + reference.reveal());
        members.put("expires_in", lifetime.toSeconds());
        yield OauthAnswer.created(members);
      }
      case PushRequest.Refused(var error) ->
          OauthAnswer.error(400, AuthorizationAnswers.codeAtOnce(error));
    };
  }

  /** How long it is where it is kept. */
  private static int written(AuthorizationParameters parameters) {
    return parameters.values().entrySet().stream()
        .mapToInt(one -> encoded(one.getKey()) + encoded(one.getValue()) + 2)
        .sum();
  }

  private static int encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).length();
  }

  private static AuthorizationParameters parameters(ClientRequest request) {
    var sent = request.parameters();
    var values = new HashMap<String, String>();
    for (var name : sent.names()) {
      if (!CREDENTIALS.contains(name)) {
        sent.optional(name).ifPresent(value -> values.put(name, value));
      }
    }
    if (!sent.resources().isEmpty()) {
      values.put("resource", AuthorizationAnswers.lines(sent.resources()));
    }
    values.putIfAbsent("client_id", request.client().id().value());
    return new AuthorizationParameters(values, Set.of());
  }
}

package org.openfpx.http.oauth;

import io.javalin.http.Context;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.oauth.ClientDemand;
import org.openfpx.domain.oauth.dpop.CheckProof;
import org.openfpx.domain.oauth.dpop.ProofFlaw;
import org.openfpx.http.discovery.Contribution;
import org.openfpx.http.discovery.DiscoveryDocument;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;

/**
 * The token endpoint (RFC 6749 section 3.2): form, authentication, grant type, proof of a key (RFC
 * 9449 section 5), in this order; what fails before the grant has spent nothing.
 */
public final class TokenEndpoint implements Endpoint {
  private final String path;
  private final ClientDoor door;
  private final Optional<Proofs> proofs;
  private final Map<String, TokenGrant> grants = new LinkedHashMap<>();

  /**
   * For a provider whose tokens are bearer tokens.
   *
   * @param grants one for each grant type that is offered
   */
  public TokenEndpoint(String path, ClientDoor door, List<TokenGrant> grants) {
    this(path, door, Optional.empty(), grants);
  }

  /** For one that binds what it gives to the key that a client proves to hold. */
  public TokenEndpoint(String path, ClientDoor door, Proofs proofs, List<TokenGrant> grants) {
    this(path, door, Optional.of(proofs), grants);
  }

  private TokenEndpoint(
      String path, ClientDoor door, Optional<Proofs> proofs, List<TokenGrant> grants) {
    this.path = path;
    this.door = door;
    this.proofs = proofs;
    grants.forEach(grant -> this.grants.put(grant.type().value(), grant));
  }

  /**
   * How proofs are judged.
   *
   * @param at what stands before the path of a request here, as clients know it
   */
  public record Proofs(CheckProof check, URI at) {
    /** What is to be said of the proof that a request brings; empty if it brings none. */
    public Optional<CheckProof.Outcome> judge(Context context) {
      return context.header("DPoP") == null
          ? Optional.empty()
          : Optional.of(check.use(PresentedToken.proof(context.req(), at)));
    }
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post(path, context -> door.open(context, request -> answer(context, request))));
  }

  @Override
  public List<Contribution> contributions() {
    var place =
        Contribution.in(DiscoveryDocument.OAUTH, DiscoveryDocument.OPENID, DiscoveryDocument.UMA2);
    var lines = new ArrayList<>(door.contributions("token"));
    lines.add(place.address("token_endpoint", path));
    lines.add(place.list("grant_types_supported", List.copyOf(grants.keySet())));
    if (proofs.isPresent()) {
      lines.add(place.list("dpop_signing_alg_values_supported", DpopAnswers.algorithms()));
    }
    return List.copyOf(lines);
  }

  private OauthAnswer answer(Context context, ClientRequest request) {
    var grant = Optional.ofNullable(grants.get(request.parameters().required("grant_type")));
    if (grant.isEmpty()) {
      return OauthAnswer.error(400, "unsupported_grant_type");
    }
    if (!request.client().registered().mayUse(grant.get().type())) {
      return OauthAnswer.error(400, "unauthorized_client");
    }
    var judged = proofs.flatMap(one -> one.judge(context));
    if (judged.isEmpty() && request.client().registered().isHeldTo(ClientDemand.BOUND_TOKENS)) {
      return DpopAnswers.refused(ProofFlaw.NOT_ONE);
    }
    return judged
        .map(one -> DpopAnswers.answered(one, request, grant.get()::answer))
        .orElseGet(() -> grant.get().answer(request));
  }
}

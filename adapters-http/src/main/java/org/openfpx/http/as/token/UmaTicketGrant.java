package org.openfpx.http.as.token;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.as.policy.ClaimToken;
import org.openfpx.domain.as.policy.RequiredClaim;
import org.openfpx.domain.as.token.RedeemTicket;
import org.openfpx.domain.as.token.RedeemTicket.ChallengeMissing;
import org.openfpx.domain.as.token.RedeemTicket.Denied;
import org.openfpx.domain.as.token.RedeemTicket.Granted;
import org.openfpx.domain.as.token.RedeemTicket.NeedInfo;
import org.openfpx.domain.as.token.RedeemTicket.NoSuchScope;
import org.openfpx.domain.as.token.RedeemTicket.NoSuchTarget;
import org.openfpx.domain.as.token.RedeemTicket.NoSuchTicket;
import org.openfpx.domain.as.token.RedeemTicket.Submitted;
import org.openfpx.domain.as.token.TokenSet;
import org.openfpx.domain.oauth.GrantType;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.oauth.ClientRequest;
import org.openfpx.http.oauth.OauthAnswer;
import org.openfpx.http.oauth.TokenGrant;
import org.openfpx.http.oauth.TypedParameters;
import org.openfpx.http.problem.BadRequest;

/** The UMA grant (protocol, section 2.2; UMA Grant 3.3.1, 3.3.5 and 3.3.6). */
public final class UmaTicketGrant implements TokenGrant {
  private final RedeemTicket redeemTicket;
  private final String claimsAddress;

  /**
   * @param claimsPath the path of the claims interaction endpoint
   */
  public UmaTicketGrant(RedeemTicket redeemTicket, Issuer issuer, String claimsPath) {
    this.redeemTicket = redeemTicket;
    this.claimsAddress = issuer.at(claimsPath).toString();
  }

  @Override
  public GrantType type() {
    return GrantType.UMA_TICKET;
  }

  @Override
  public OauthAnswer answer(ClientRequest request) {
    return switch (redeemTicket.redeem(request.client(), read(request.parameters()))) {
      case Granted(var tokens, _, var pct, var upgraded) -> granted(tokens, pct, upgraded);
      case NeedInfo(var next, var claims) -> needInfo(next, claims);
      case Submitted(var next, var interval, _) ->
          OauthAnswer.error(
              403,
              "request_submitted",
              Map.of("ticket", next.reveal(), "interval", interval.toSeconds()));
      case Denied() -> OauthAnswer.error(403, "request_denied");
      case NoSuchTicket() -> OauthAnswer.error(400, "invalid_grant");
      case ChallengeMissing() ->
          throw new BadRequest("invalid_request", "a public client sends a code_challenge");
      case NoSuchScope() -> OauthAnswer.error(400, "invalid_scope");
      case NoSuchTarget(var next) ->
          OauthAnswer.error(400, "invalid_target", Map.of("ticket", next.reveal()));
    };
  }

  private static RedeemTicket.Request read(Parameters parameters) {
    return new RedeemTicket.Request(
        TypedParameters.secret(parameters, "ticket"),
        TypedParameters.scopes(parameters).orElse(ScopeSet.NONE),
        TicketParameters.verifier(parameters),
        TicketParameters.challenge(parameters),
        TicketParameters.purpose(parameters),
        new RedeemTicket.Brought(
            claimToken(parameters),
            parameters.optional("pct").filter(pct -> !pct.isBlank()).map(Secret::new),
            parameters.optional("persist_claims").filter("true"::equals).isPresent(),
            parameters.optional("rpt").filter(rpt -> !rpt.isBlank()).map(Secret::new)),
        TypedParameters.resources(parameters));
  }

  private static OauthAnswer granted(TokenSet tokens, Optional<Secret> pct, boolean upgraded) {
    var answer = TokenSetAnswer.of(tokens);
    var members = new LinkedHashMap<>(answer.members());
    pct.ifPresent(value -> members.put("pct", value.reveal()));
    if (upgraded) {
      members.put("upgraded", true);
    }
    return OauthAnswer.ok(members);
  }

  /** UMA Grant 3.3.1: token and format, or neither. */
  private static Optional<ClaimToken> claimToken(Parameters parameters) {
    if (parameters.has("claim_token") != parameters.has("claim_token_format")) {
      throw new BadRequest("invalid_request", "a claim_token and its format come together");
    }
    return parameters
        .optional("claim_token")
        .filter(token -> !token.isBlank())
        .map(token -> new ClaimToken(new Secret(token), parameters.required("claim_token_format")));
  }

  private OauthAnswer needInfo(Secret next, List<RequiredClaim> claims) {
    var more = new LinkedHashMap<String, Object>();
    more.put("ticket", next.reveal());
    if (!claims.isEmpty()) {
      more.put("required_claims", claims.stream().map(UmaTicketGrant::required).toList());
    }
    more.put("redirect_user", claimsAddress);
    return OauthAnswer.error(403, "need_info", more);
  }

  private static Map<String, Object> required(RequiredClaim claim) {
    var members = new LinkedHashMap<String, Object>();
    members.put("claim_token_format", List.of(ClaimToken.ID_TOKEN));
    members.put("claim_type", claim.claim());
    members.put("issuer", List.of(claim.issuer().value()));
    members.put("name", claim.claim());
    return members;
  }
}

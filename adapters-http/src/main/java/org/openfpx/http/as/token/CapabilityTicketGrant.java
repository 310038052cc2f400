package org.openfpx.http.as.token;

import static org.openfpx.http.as.token.TicketParameters.identifier;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openfpx.domain.as.registry.CapabilityId;
import org.openfpx.domain.as.registry.CapabilityTicketId;
import org.openfpx.domain.as.registry.PurposeId;
import org.openfpx.domain.as.token.OpenTransaction;
import org.openfpx.domain.as.token.OpenTransaction.ChallengeMissing;
import org.openfpx.domain.as.token.OpenTransaction.NothingSuch;
import org.openfpx.domain.as.token.OpenTransaction.Opened;
import org.openfpx.domain.as.token.OpenTransaction.ScopeNotAsked;
import org.openfpx.domain.as.token.OpenTransaction.What;
import org.openfpx.domain.oauth.GrantType;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.oauth.ClientRequest;
import org.openfpx.http.oauth.OauthAnswer;
import org.openfpx.http.oauth.TokenGrant;
import org.openfpx.http.oauth.TypedParameters;
import org.openfpx.http.problem.BadRequest;

/** Opens the AS-first flow (protocol, section 2.1). */
public final class CapabilityTicketGrant implements TokenGrant {
  private final OpenTransaction openTransaction;
  private final String claimsAddress;

  /**
   * @param claimsPath the path of the claims interaction endpoint
   */
  public CapabilityTicketGrant(OpenTransaction openTransaction, Issuer issuer, String claimsPath) {
    this.openTransaction = openTransaction;
    this.claimsAddress = issuer.at(claimsPath).toString();
  }

  @Override
  public GrantType type() {
    return GrantType.CAPABILITY_TICKET;
  }

  @Override
  public OauthAnswer answer(ClientRequest request) {
    var parameters = request.parameters();
    // No token is given here: which servers it is for can be said where one is.
    var _ = TypedParameters.resources(parameters);
    var scope = TypedParameters.scopes(parameters).filter(scopes -> !scopes.isEmpty());
    var asked =
        new OpenTransaction.Request(
            what(parameters), scope, TicketParameters.challenge(parameters));
    return switch (openTransaction.open(request.client(), asked)) {
      case Opened opened -> opened(opened);
      case NothingSuch() -> OauthAnswer.error(400, "invalid_grant");
      case ScopeNotAsked() -> OauthAnswer.error(400, "invalid_scope");
      case ChallengeMissing() ->
          OauthAnswer.error(
              400,
              "invalid_request",
              Map.of("error_description", "a public client sends a code_challenge"));
    };
  }

  private static What what(Parameters parameters) {
    var ticket = parameters.optional("capability_ticket");
    var capability = parameters.optional("capability");
    if (ticket.isPresent() == capability.isPresent()) {
      throw new BadRequest("invalid_request", "either capability_ticket or capability is needed");
    }
    if (ticket.isPresent()) {
      return new What.Ticket(new CapabilityTicketId(identifier(ticket.get(), "capability_ticket")));
    }
    var ids =
        Arrays.stream(capability.orElseThrow().split(" "))
            .filter(name -> !name.isEmpty())
            .map(name -> new CapabilityId(identifier(name, "capability")))
            .toList();
    var purpose = new PurposeId(identifier(parameters.required("purpose"), "purpose"));
    return new What.Capabilities(ids, purpose);
  }

  private OauthAnswer opened(Opened opened) {
    var members = new LinkedHashMap<String, Object>();
    members.put("ticket", opened.ticket().reveal());
    members.put("expires_in", opened.expiresIn().toSeconds());
    members.put("redirect_user", claimsAddress);
    members.put("resources", opened.lines().stream().map(CapabilityTicketGrant::line).toList());
    return OauthAnswer.ok(members);
  }

  private static Map<String, Object> line(OpenTransaction.Line line) {
    var members = new LinkedHashMap<String, Object>();
    members.put("resource_type", line.definition().type().toString());
    members.put("resource_scopes", line.scopes().names());
    members.put("required", line.required());
    return members;
  }
}

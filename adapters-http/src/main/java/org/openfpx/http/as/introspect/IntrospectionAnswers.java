package org.openfpx.http.as.introspect;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openfpx.domain.as.registry.PurposeId;
import org.openfpx.domain.as.token.IntrospectToken;
import org.openfpx.domain.as.token.IntrospectToken.Active;
import org.openfpx.domain.as.token.IntrospectToken.Inactive;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.TokenSigner;
import org.openfpx.http.oauth.ClaimMembers;
import org.openfpx.http.oauth.DpopAnswers;
import org.openfpx.http.oauth.OauthAnswer;

/**
 * What is told of a token, in either form: computed once, then written as JSON (RFC 7662 section
 * 2.2) or, for whoever prefers that, as a signed JWT around the same members (RFC 9701 section 5).
 */
public final class IntrospectionAnswers {
  private static final String TYPE = "token-introspection+jwt";

  private final Issuer issuer;
  private final TokenSigner signer;
  private final InstantSource time;

  public IntrospectionAnswers(Issuer issuer, TokenSigner signer, InstantSource time) {
    this.issuer = issuer;
    this.signer = signer;
    this.time = time;
  }

  OauthAnswer answer(Context context, ClientId asking, IntrospectToken.Outcome outcome) {
    var answer = OauthAnswer.ok(members(outcome));
    return AcceptedForm.of(Collections.list(context.req().getHeaders("Accept")))
            == AcceptedForm.SIGNED
        ? answer.writtenAs(AcceptedForm.SIGNED_TYPE, members -> signed(asking, members))
        : answer;
  }

  /**
   * RFC 9701 section 5: neither {@code sub} nor {@code exp} beside the members, so that nobody
   * takes it for an access token (section 8.1).
   */
  private String signed(ClientId asking, Map<String, Object> members) {
    var claims =
        Claims.NONE
            .with("iss", issuer.value())
            .with("aud", asking.value())
            .with("iat", time.instant())
            .with("token_introspection", ClaimMembers.of(members));
    return signer.sign(TYPE, claims);
  }

  private Map<String, Object> members(IntrospectToken.Outcome outcome) {
    return switch (outcome) {
      case Inactive() -> Map.of("active", false);
      case Active active -> members(active);
    };
  }

  private Map<String, Object> members(Active active) {
    var members = new LinkedHashMap<String, Object>();
    members.put("active", true);
    members.put("iss", issuer.value());
    members.put("aud", active.resourceServer().uri().toString());
    members.put("client_id", active.token().client().value());
    members.put("exp", active.token().expiresAt().getEpochSecond());
    members.put("iat", active.token().issuedAt().getEpochSecond());
    members.put("token_type", DpopAnswers.tokenType(active.token().key()));
    // RFC 9449 section 6.2: what the resource server compares with the key of the proof.
    active.token().key().ifPresent(key -> members.put("cnf", Map.of("jkt", key.value())));
    members.put(
        "permissions",
        active.permissions().stream().map(IntrospectionAnswers::permission).toList());
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

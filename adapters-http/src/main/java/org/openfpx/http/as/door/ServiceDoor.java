package org.openfpx.http.as.door;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Optional;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.token.CheckServiceToken;
import org.openfpx.domain.as.token.CheckServiceToken.Good;
import org.openfpx.domain.as.token.CheckServiceToken.NotGood;
import org.openfpx.domain.as.token.CheckServiceToken.ProofRefused;
import org.openfpx.domain.as.token.CheckServiceToken.TooNarrow;
import org.openfpx.domain.as.token.Pat;
import org.openfpx.domain.as.token.ServiceScopes;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.dpop.ShownToken;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.http.limit.RateLimits;
import org.openfpx.http.oauth.BearerDoor;
import org.openfpx.http.oauth.DpopAnswers;
import org.openfpx.http.oauth.PresentedToken;

/** Lets a request in whose token is good for what it wants, a bearer token or one with a proof. */
public final class ServiceDoor {
  private static final String INVALID_TOKEN = "error=\"invalid_token\"";

  private final CheckServiceToken check;
  private final Issuer issuer;
  private final Optional<URI> at;

  public ServiceDoor(CheckServiceToken check, Issuer issuer) {
    this.check = check;
    this.issuer = issuer;
    this.at = Optional.of(URI.create(issuer.value()));
  }

  /** What happens inside. */
  @FunctionalInterface
  public interface Inside {
    /**
     * Answers the request.
     *
     * @param client whose token came along
     * @param registry the registry as it was when the token was read
     */
    void answer(ClientId client, Snapshot registry);
  }

  /** What happens inside of the protection API. */
  @FunctionalInterface
  public interface InsideProtection {
    /**
     * Answers the request.
     *
     * @param pat whose PAT came along
     * @param registry the registry as it was when the token was read
     */
    void answer(Pat pat, Snapshot registry);
  }

  /** Lets a request in whose token has all of these scopes; answers all others itself. */
  public void open(Context context, ScopeSet needed, Inside inside) {
    open(context, needed, needed, inside);
  }

  /** Lets a request in that brings a PAT, a server's own or a person's. */
  public void openProtection(Context context, InsideProtection inside) {
    openTo(context, ServiceScopes.PROTECTION, ServiceScopes.PROTECTION, inside);
  }

  /** The same for a token that has all scopes of one of these sets. */
  public void open(Context context, ScopeSet needed, ScopeSet orElse, Inside inside) {
    openTo(
        context,
        needed,
        orElse,
        (bearer, registry) -> inside.answer(bearer.resourceServer(), registry));
  }

  private void openTo(Context context, ScopeSet needed, ScopeSet orElse, InsideProtection inside) {
    switch (PresentedToken.of(context.req(), at)) {
      case PresentedToken.Shown(var token) ->
          judge(context, token, needed, check(token, needed, orElse), inside);
      case PresentedToken.Absent() -> challenge(context, 401, "", DpopAnswers.challenge(""));
      case PresentedToken.Malformed() ->
          challenge(context, 401, ", " + INVALID_TOKEN, DpopAnswers.challenge(""));
      case PresentedToken.Misplaced() -> throw BearerDoor.misplaced();
    }
  }

  /** What is too narrow has spent no proof, and so may be checked once more. */
  private CheckServiceToken.Outcome check(ShownToken token, ScopeSet needed, ScopeSet orElse) {
    var checked = check.check(token, needed);
    return checked instanceof TooNarrow && !orElse.equals(needed)
        ? check.check(token, orElse)
        : checked;
  }

  private void judge(
      Context context,
      ShownToken token,
      ScopeSet needed,
      CheckServiceToken.Outcome checked,
      InsideProtection inside) {
    switch (checked) {
      case Good(var bearer, var registry) -> {
        count(context, bearer.resourceServer(), needed);
        inside.answer(bearer, registry);
      }
      case NotGood() -> {
        RateLimits.failed(context);
        refuse(context, token, 401, INVALID_TOKEN);
      }
      case ProofRefused(var flaw) ->
          challenge(context, 401, "", DpopAnswers.challenge(Optional.of(flaw)));
      case TooNarrow() ->
          refuse(context, token, 403, "error=\"insufficient_scope\", scope=\"" + needed + "\"");
    }
  }

  private static void count(Context context, ClientId client, ScopeSet needed) {
    if (needed.equals(ServiceScopes.PROTECTION)) {
      RateLimits.onBehalfOfOthersBy(context, client.value());
    } else {
      RateLimits.provenBy(context, client.value());
    }
  }

  /** The error stands with the scheme that was used (RFC 9449 section 7.2). */
  private void refuse(Context context, ShownToken token, int status, String error) {
    if (token.proof().isPresent()) {
      challenge(context, status, "", DpopAnswers.challenge(error + ", "));
    } else {
      challenge(context, status, ", " + error, DpopAnswers.challenge(""));
    }
  }

  private void challenge(Context context, int status, String more, String dpop) {
    context.res().addHeader("WWW-Authenticate", "Bearer realm=\"" + issuer + "\"" + more);
    context.res().addHeader("WWW-Authenticate", dpop);
    context.header("Cache-Control", "no-store");
    context.status(status).result("");
  }
}

package org.openfpx.http.as.door;

import io.javalin.http.Context;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.token.CheckServiceToken;
import org.openfpx.domain.as.token.CheckServiceToken.Good;
import org.openfpx.domain.as.token.CheckServiceToken.NotGood;
import org.openfpx.domain.as.token.CheckServiceToken.TooNarrow;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.http.limit.RateLimits;
import org.openfpx.http.oauth.BearerDoor;

/** Lets a request in whose bearer token is good for what it wants. */
public final class ServiceDoor {
  private final CheckServiceToken check;
  private final Issuer issuer;

  public ServiceDoor(CheckServiceToken check, Issuer issuer) {
    this.check = check;
    this.issuer = issuer;
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

  /** Lets a request in whose token has all of these scopes; answers all others itself. */
  public void open(Context context, ScopeSet needed, Inside inside) {
    var token = BearerDoor.token(context);
    if (token.isEmpty()) {
      challenge(context, 401, "");
      return;
    }
    switch (check.check(token.get(), needed)) {
      case Good(var client, var registry) -> {
        RateLimits.provenBy(context, client.value());
        inside.answer(client, registry);
      }
      case NotGood() -> {
        RateLimits.failed(context);
        challenge(context, 401, ", error=\"invalid_token\"");
      }
      case TooNarrow() ->
          challenge(context, 403, ", error=\"insufficient_scope\", scope=\"" + needed + "\"");
    }
  }

  private void challenge(Context context, int status, String more) {
    context.header("WWW-Authenticate", "Bearer realm=\"" + issuer + "\"" + more);
    context.header("Cache-Control", "no-store");
    context.status(status).result("");
  }
}

package org.openfpx.apps.authorizationserver;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A browser comes back from a wallet that has pushed what the person gives, and pushes more at that
 * moment: when the authorization server asks it who came, so just before the decision.
 */
final class PushedReturn {
  private final Caller as;
  private final Exchange.Journey journey;
  private final CompletableFuture<Boolean> moment = new CompletableFuture<>();
  private final AtomicInteger turn = new AtomicInteger();

  PushedReturn(Caller as, Exchange exchange, WalletDouble wallet) {
    this.as = as;
    journey = exchange.journey().toTheWallet();
    journey.push("clinic-immunizations");
    wallet.whenShown(journey.code(), () -> moment.complete(true));
  }

  /**
   * Whoever comes first is the browser, and all others push.
   *
   * @param scope of what is pushed
   */
  String backOrPush(String scope) {
    int mine = turn.getAndIncrement();
    if (mine == 0) {
      return Caller.query(journey.back()).containsKey("ticket") ? "granted" : "denied";
    }
    var end = Instant.now().plusSeconds(86_400).getEpochSecond();
    var body =
        """
        [{"transaction":"%s","resource_id":"province-profile","resource_scopes":["%s"],"rot":"r",
          "expires_at":%d}]
        """
            .formatted(journey.departure.get("transaction"), scope, end);
    moment.orTimeout(1, TimeUnit.MINUTES).join();
    var answer =
        as.json(
            "POST",
            "/user/permissions",
            body,
            "Authorization",
            journey.user,
            "Idempotency-Key",
            "more-" + mine);
    var error = answer.statusCode() == 201 ? "" : Caller.body(answer).path("error").asText();
    return answer.statusCode() + " " + error;
  }

  /** How all that stands which the account has given. */
  List<String> states() {
    var states = new ArrayList<String>();
    Caller.body(as.get("/user/permissions", "Authorization", journey.user))
        .path("permissions")
        .forEach(one -> states.add(one.path("status").asText()));
    return states;
  }
}

package org.openfpx.benchmarks.exchange;

import java.util.Map;

/** The calls that are measured: two of a client, one of a resource server. */
public final class Client {
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:";
  private static final String TOKEN = "/oauth2/token";

  private final Parties parties;
  private final String protectionToken;

  /** One whose resource server has its protection token, as it has for an hour in real life. */
  public Client(Parties parties, HttpConnection as) {
    this.parties = parties;
    protectionToken = bearer(as, parties.asClinic(), "uma_protection");
  }

  /** The capability-ticket call: a transaction begins. */
  public Ticket open(HttpConnection as) {
    var verifier = Hashes.random();
    var form =
        Map.of(
            "grant_type",
            GRANT + "capability-ticket",
            "capability_ticket",
            "app",
            "code_challenge",
            Hashes.sha256(verifier),
            "code_challenge_method",
            "S256");
    var answer = as.form(TOKEN, form, "Authorization", parties.asApp()).must(200);
    return new Ticket(answer.text("ticket"), verifier);
  }

  /** The uma-ticket call: the ticket for a token. */
  public String redeem(HttpConnection as, Ticket ticket) {
    var form =
        Map.of(
            "grant_type", GRANT + "uma-ticket",
            "ticket", ticket.value(),
            "code_verifier", ticket.verifier());
    return as.form(TOKEN, form, "Authorization", parties.asApp()).must(200).text("access_token");
  }

  /** The resource server asks what the token may. */
  public void introspect(HttpConnection as, String token) {
    var answer =
        as.form("/oauth2/introspect", Map.of("token", token), "Authorization", protectionToken)
            .must(200);
    if (!answer.body().contains("\"active\":true")) {
      throw new IllegalStateException("not active: " + answer.body());
    }
  }

  static String bearer(HttpConnection as, String authorization, String scope) {
    var form = Map.of("grant_type", "client_credentials", "scope", scope);
    var answer = as.form(TOKEN, form, "Authorization", authorization).must(200);
    return "Bearer " + answer.text("access_token");
  }
}

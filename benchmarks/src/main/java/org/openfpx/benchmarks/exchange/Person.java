package org.openfpx.benchmarks.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The person's part of a transaction, played over HTTP: the browser at the claims endpoint, the
 * wallet that pushes what was consented to, and the browser back at the client. One AS account does
 * for all, as one wallet account has one.
 */
public final class Person {
  private static final String CALLBACK = "https://app.example.org/callback";
  private static final Duration CONSENTED_FOR = Duration.ofDays(1);

  private final BenchWallet wallet;
  private final String walletToken;
  private final String userToken;

  /** Registers the person's account. */
  public Person(Parties parties, BenchWallet wallet, HttpConnection as) {
    this.wallet = wallet;
    walletToken = Client.bearer(as, parties.asWallet(), "transaction");
    var register = Client.bearer(as, parties.asWallet(), "register");
    var account = as.json("/oauth2/register", "{}", "Authorization", register).must(201);
    var asUser = Parties.basic(account.text("client_id"), account.text("client_secret"));
    userToken = Client.bearer(as, asUser, "user");
  }

  /** Says yes; what comes back is the ticket that the client may redeem. */
  public Ticket consent(HttpConnection as, Ticket ticket) {
    var query =
        Map.of(
            "client_id",
            "app",
            "ticket",
            ticket.value(),
            "claims_redirect_uri",
            CALLBACK,
            "state",
            "benchmark");
    var sent = as.get("/uma/claims?" + HttpConnection.encoded(query), "Accept", "text/html");
    var departure = sent.must(303).redirectedWith();
    var cookie = sent.header("set-cookie").split(";", 2)[0];
    var transaction = departure.getOrDefault("transaction", "");
    as.get("/transaction/" + transaction, "Authorization", walletToken).must(200);

    var permission = push(as, transaction);
    var code =
        wallet.yes(departure.getOrDefault("nonce", ""), transaction, Hashes.sha256(permission));
    var back =
        Map.of(
            "code", code,
            "state", departure.getOrDefault("state", ""),
            "iss", wallet.issuer());
    var arrived =
        as.get(
            "/transaction/callback?" + HttpConnection.encoded(back),
            "Cookie",
            cookie,
            "Accept",
            "text/html");
    var redirected = arrived.must(303).redirectedWith();
    var value = redirected.get("ticket");
    if (value == null) {
      throw new IllegalStateException("no ticket came back: " + redirected);
    }
    return new Ticket(value, ticket.verifier());
  }

  private String push(HttpConnection as, String transaction) {
    var body =
        """
        [{"transaction":"%s","resource_id":"clinic-records","resource_scopes":["read"],
          "rot":"%s","expires_at":%d}]
        """
            .formatted(
                transaction, Hashes.random(), Instant.now().plus(CONSENTED_FOR).getEpochSecond());
    return as.json(
            "/user/permissions",
            body,
            "Authorization",
            userToken,
            "Idempotency-Key",
            Hashes.random())
        .must(201)
        .json()
        .required(0)
        .required("permission_id")
        .asText();
  }
}

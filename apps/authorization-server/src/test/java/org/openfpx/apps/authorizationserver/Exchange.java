package org.openfpx.apps.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openfpx.domain.as.claims.PermissionsHash;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.oauth.CodeVerifier;

/** What client, wallet and clinic do with a started server, call by call. */
final class Exchange {
  static final String APP = Caller.basic("app", StartedServer.SECRET);
  static final String CLINIC = Caller.basic("clinic", StartedServer.SECRET);
  static final String WALLET = Caller.basic("wallet", StartedServer.SECRET);
  static final CodeVerifier VERIFIER =
      new CodeVerifier("a-verifier-of-the-client-that-is-long-enough-0123456789");

  private static final String DESCRIPTION =
      """
      {"type":"https://openfpx.org/types/fhir-r4-immunization","resource_scopes":["read"]}
      """;

  private final Caller as;
  private final WalletDouble wallet;

  Exchange(Caller as, WalletDouble wallet) {
    this.as = as;
    this.wallet = wallet;
  }

  /** Opens a transaction; answers its ticket. */
  String open() {
    return open("mine");
  }

  /** Opens one by this capability ticket. */
  String open(String capabilityTicket) {
    var form =
        Map.of(
            "grant_type",
            "urn:ietf:params:oauth:grant-type:capability-ticket",
            "capability_ticket",
            capabilityTicket,
            "code_challenge",
            CodeChallenge.of(VERIFIER).value(),
            "code_challenge_method",
            "S256");
    return Caller.body(as.form("/oauth2/token", form, "Authorization", APP))
        .path("ticket")
        .asText();
  }

  /** Brings a browser to the claims endpoint. */
  HttpResponse<String> claims(String ticket) {
    var query =
        Map.of(
            "client_id", "app",
            "ticket", ticket,
            "claims_redirect_uri", "https://app.example/callback",
            "state", "s&1");
    return as.get("/uma/claims?" + Caller.encoded(query), "Accept", "text/html");
  }

  /** Brings a browser to the authorization endpoint. */
  HttpResponse<String> authorize(Map<String, String> more) {
    var query = Caller.encoded(request(more));
    return as.get("/oauth2/authorize?" + query, "Accept", "text/html");
  }

  /** Brings a browser there that has these cookies. */
  HttpResponse<String> authorize(Map<String, String> more, String cookies) {
    var query = Caller.encoded(request(more));
    return as.get("/oauth2/authorize?" + query, "Accept", "text/html", "Cookie", cookies);
  }

  /** Sends the same request ahead, as the client App. */
  HttpResponse<String> push(Map<String, String> more, String... headers) {
    var all = Stream.concat(Stream.of("Authorization", APP), Stream.of(headers));
    return as.form("/oauth2/par", request(more), all.toArray(String[]::new));
  }

  /** Brings a browser there with the reference of a request. */
  HttpResponse<String> bring(String client, String reference) {
    var query = Caller.encoded(Map.of("client_id", client, "request_uri", reference));
    return as.get("/oauth2/authorize?" + query, "Accept", "text/html");
  }

  private static Map<String, String> request(Map<String, String> more) {
    var query = new HashMap<>(more);
    query.putIfAbsent("client_id", "app");
    query.putIfAbsent("redirect_uri", "https://app.example/signed-in");
    query.putIfAbsent("scope", "openid");
    query.putIfAbsent("response_type", "code");
    query.putIfAbsent("state", "s&1");
    query.putIfAbsent("nonce", "n");
    query.put("code_challenge", CodeChallenge.of(VERIFIER).value());
    query.put("code_challenge_method", "S256");
    return query;
  }

  /** Redeems the code of a sign-in. */
  HttpResponse<String> redeemCode(String code) {
    return redeemCode(code, APP, "https://app.example/signed-in");
  }

  HttpResponse<String> redeemCode(
      String code, String client, String redirectUri, String... headers) {
    var form =
        Map.of(
            "grant_type",
            "authorization_code",
            "code",
            code,
            "redirect_uri",
            redirectUri,
            "code_verifier",
            VERIFIER.reveal());
    var all = Stream.concat(Stream.of("Authorization", client), Stream.of(headers));
    return as.form("/oauth2/token", form, all.toArray(String[]::new));
  }

  /** Redeems a ticket. */
  HttpResponse<String> redeem(String ticket) {
    var form =
        Map.of(
            "grant_type",
            "urn:ietf:params:oauth:grant-type:uma-ticket",
            "ticket",
            ticket,
            "code_verifier",
            VERIFIER.reveal());
    return as.form("/oauth2/token", form, "Authorization", APP);
  }

  /** What the clinic is told of a token. */
  JsonNode introspect(String token) {
    return Caller.body(
        as.form("/oauth2/introspect", Map.of("token", token), "Authorization", CLINIC));
  }

  /** A token of its own for whoever authenticates so, as a header. */
  String bearer(String authorization, String scope) {
    var form = Map.of("grant_type", "client_credentials", "scope", scope);
    var answer = as.form("/oauth2/token", form, "Authorization", authorization);
    return "Bearer " + Caller.body(answer).path("access_token").asText();
  }

  /** A token of an account that this wallet makes, as a header. */
  String account(String ofWallet) {
    return newAccount(ofWallet).bearer();
  }

  /** An account that this wallet makes. */
  Account newAccount(String ofWallet) {
    var register = bearer(ofWallet, "register");
    var made = Caller.body(as.json("POST", "/oauth2/register", "{}", "Authorization", register));
    var id = made.path("client_id").asText();
    var credentials = Caller.basic(id, made.path("client_secret").asText());
    var management = "Bearer " + made.path("registration_access_token").asText();
    return new Account(id, bearer(credentials, "user"), management, credentials);
  }

  /**
   * An account.
   *
   * @param bearer a token of its own, as a header
   * @param management the token that opens the account itself, as a header
   * @param credentials its own, as a header; empty where nobody asks for them
   */
  record Account(String id, String bearer, String management, String credentials) {
    Account(String id, String bearer, String management) {
      this(id, bearer, management, "");
    }
  }

  /** Removes an account. */
  HttpResponse<String> remove(String account, String management) {
    return as.json("DELETE", "/oauth2/register/" + account, "", "Authorization", management);
  }

  /** A resource at the clinic that belongs to this account; answers its id. */
  static String owned(StartedServer server, String account) {
    return server.owned(account, "immunizations");
  }

  /** Somebody for whom the clinic registers a resource, by their PAT. */
  Owned owned() {
    var person = journey();
    var pat = "Bearer " + personalPat(person);
    var made = as.json("POST", "/uma/resource", DESCRIPTION, "Authorization", pat);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    var owner = new Account("", person.user, person.management);
    return new Owned(owner, Caller.body(made).path("_id").asText(), pat);
  }

  /** A PAT that somebody gives the clinic. */
  String personalPat() {
    return personalPat(journey());
  }

  private String personalPat(Journey person) {
    var query =
        Map.of(
            "client_id", "clinic",
            "redirect_uri", "https://clinic.example/connected",
            "scope", "uma_protection");
    person.sent(authorize(query)).pushSignIn("uma_protection");
    var code = Caller.query(person.back()).getOrDefault("code", "");
    var answer = redeemCode(code, CLINIC, "https://clinic.example/connected");
    return Caller.body(answer).path("access_token").asText();
  }

  /** A good token of each kind, with the credentials of whom it was issued to. */
  Map<String, Held> everyToken() {
    var every = new LinkedHashMap<String, Held>();
    every.put("PAT", new Held(bearer(CLINIC, "uma_protection"), CLINIC));
    every.put("PAT of a person", new Held("Bearer " + personalPat(), CLINIC));
    for (var scope : List.of("register", "transaction", "requests")) {
      every.put("token for " + scope, new Held(bearer(WALLET, scope), WALLET));
    }
    var journey = journey().toStaySignedIn();
    var signedIn = Caller.body(redeemCode(journey.signedInAs("a-name-for-this-one-client")));
    every.put(
        "token of a sign-in", new Held("Bearer " + signedIn.path("access_token").asText(), APP));
    var account = newAccount(WALLET);
    every.put("token of an account", new Held(account.bearer(), account.credentials()));
    return every;
  }

  /**
   * A token.
   *
   * @param bearer as a header
   * @param client whose it is, as a header
   */
  record Held(String bearer, String client) {}

  /** Its client takes it back. */
  void revoke(Held token) {
    var form = Map.of("token", token.bearer().substring("Bearer ".length()));
    assertThat(as.form("/oauth2/revoke", form, "Authorization", token.client()).statusCode())
        .isEqualTo(200);
  }

  /**
   * A resource of somebody.
   *
   * @param owner whose; its id is not known here
   * @param pat the owner's, for the clinic, as a header
   */
  record Owned(Account owner, String resource, String pat) {}

  /** A request of the app that waits for the owner of this resource; answers its id. */
  String waiting(Account owner, String resource) {
    var ask = policy(resource).replace("\"client_id\":\"app\"", "\"ask\":true");
    as.json("POST", "/user/policies", ask, "Authorization", owner.bearer());
    var asked =
        as.form(
            "/oauth2/token",
            Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:uma-ticket",
                "ticket",
                ticketFor(resource)),
            "Authorization",
            APP);
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(403);
    var listed = as.get("/user/requests", "Authorization", owner.bearer());
    return Caller.body(listed).path("requests").path(0).path("request_id").asText();
  }

  /** The owner wants to be asked. */
  void ask(Owned owned) {
    var ask = policy(owned.resource()).replace("\"client_id\":\"app\"", "\"ask\":true");
    as.json("POST", "/user/policies", ask, "Authorization", owned.owner().bearer());
  }

  /** What waits for the owner. */
  List<String> waiting(Account owner) {
    var ids = new ArrayList<String>();
    Caller.body(as.get("/user/requests", "Authorization", owner.bearer()))
        .path("requests")
        .forEach(one -> ids.add(one.path("request_id").asText()));
    return ids;
  }

  HttpResponse<String> answer(Account owner, String request, String status) {
    var end = Instant.now().plusSeconds(3_600).getEpochSecond();
    var body =
        status.equals("denied")
            ? "{\"status\":\"denied\"}"
            : "{\"resource_scopes\":[\"read\"],\"expires_at\":%d}".formatted(end);
    return as.json("PATCH", "/user/requests/" + request, body, "Authorization", owner.bearer());
  }

  /** The owner lets through who proves to be Bob. */
  void letBob(Owned owned) {
    var claim =
        "\"claim\":{\"issuer\":\"%s\",\"name\":\"email\",\"value\":\"bob@example.org\"}"
            .formatted(wallet.issuer());
    var body = policy(owned.resource()).replace("\"client_id\":\"app\"", claim);
    var made = as.json("POST", "/user/policies", body, "Authorization", owned.owner().bearer());
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
  }

  /** A claim token of Bob's, who agrees to being known again. */
  Map<String, String> bob() {
    var token =
        Claims.NONE
            .with("iss", wallet.issuer())
            .with("sub", "bob")
            .with("aud", "app")
            .with("iat", Instant.now())
            .with("exp", Instant.now().plusSeconds(3_600))
            .with("email", "bob@example.org")
            .with("email_verified", true);
    return Map.of(
        "claim_token",
        wallet.signed(token),
        "claim_token_format",
        "http://openid.net/specs/openid-connect-core-1_0.html#IDToken",
        "persist_claims",
        "true");
  }

  /** The app shows a ticket, with this. */
  HttpResponse<String> token(String ticket, Map<String, String> more) {
    var form = new HashMap<>(more);
    form.put("grant_type", "urn:ietf:params:oauth:grant-type:uma-ticket");
    form.put("ticket", ticket);
    return as.form("/oauth2/token", form, "Authorization", APP);
  }

  /** The owner invites somebody to this resource; answers the policy with its secret. */
  JsonNode invite(Account owner, String resource) {
    var invite = policy(resource).replace("\"client_id\":\"app\"", "\"invite\":true");
    var made = as.json("POST", "/user/policies", invite, "Authorization", owner.bearer());
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return Caller.body(made);
  }

  /** The guest takes an invitation of the owner's to this resource; answers its id. */
  String invited(Account owner, String resource, Account guest) {
    var secret = invite(owner, resource).path("invitation").asText();
    var taken = take(secret, guest);
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
    return Caller.body(taken).path("invitation_id").asText();
  }

  HttpResponse<String> take(String invitation, Account guest) {
    var body = "{\"invitation\":\"%s\"}".formatted(invitation);
    return as.json("POST", "/user/invitations", body, "Authorization", guest.bearer());
  }

  /** A ticket of the clinic for a resource there. */
  String ticketFor(String resource) {
    var body = "{\"resource_id\":\"%s\",\"resource_scopes\":[\"read\"]}".formatted(resource);
    var pat = bearer(CLINIC, "uma_protection");
    return Caller.body(as.json("POST", "/uma/permission", body, "Authorization", pat))
        .path("ticket")
        .asText();
  }

  /** What an account sends to let the app through. */
  static String policy(String resource) {
    return """
    {"resource_id":"%s","resource_scopes":["read"],"expires_at":%d,"client_id":"app"}
    """
        .formatted(resource, Instant.now().plusSeconds(86_400).getEpochSecond());
  }

  /** A PAT of the other source, which authenticates in the body, as a header. */
  String patOfTheProvince() {
    var form =
        Map.of(
            "grant_type", "client_credentials",
            "client_id", "province",
            "client_secret", StartedServer.SECRET);
    return "Bearer " + Caller.body(as.form("/oauth2/token", form)).path("access_token").asText();
  }

  /** A person sets out. */
  Journey journey() {
    return new Journey();
  }

  /** One person's way through a wallet. */
  final class Journey {
    Map<String, String> departure = Map.of();
    String cookie = "";
    String user = "";
    String account = "";
    String management = "";
    JsonNode details = Caller.body(as.get("/registry/wallet"));
    final List<String> pushed = new ArrayList<>();

    Journey toTheWallet() {
      return toTheWallet(open());
    }

    Journey toTheWallet(String ticket) {
      return sent(claims(ticket));
    }

    /** A person who is to sign in. */
    Journey toSignIn() {
      return sent(authorize(Map.of()));
    }

    /** A person who signs in, and lets the client stay. */
    Journey toStaySignedIn() {
      var sent = sent(authorize(Map.of("scope", "openid offline_access")));
      pushSignIn("openid", "offline_access");
      return sent;
    }

    /** The browser was sent on with this answer. */
    Journey sent(HttpResponse<String> sent) {
      cookie = sent.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
      departure = departure(sent);
      var token = bearer(WALLET, "transaction");
      details =
          Caller.body(
              as.get("/transaction/" + departure.get("transaction"), "Authorization", token));
      return this;
    }

    /** Straight to the wallet, or by way of the page that asks which. */
    private Map<String, String> departure(HttpResponse<String> sent) {
      var to = sent.headers().firstValue("Location").orElseThrow();
      if (!to.contains("/uma/wallet?")) {
        return Caller.query(sent);
      }
      var page = as.get(to, "Cookie", cookie, "Accept", "text/html").body();
      var form =
          Map.of(
              "csrf",
              first("name=\"csrf\" value=\"([0-9a-f]+)\"", page),
              "transaction",
              to.split("=", 2)[1],
              "wallet",
              "wallet");
      var chosen = as.form("/uma/wallet", form, "Cookie", cookie, "Accept", "text/html").body();
      return Caller.query(first("\"(http[^\"]*/authorize\\?[^\"]*)", chosen).replace("&amp;", "&"));
    }

    private static String first(String pattern, String text) {
      return Pattern.compile(pattern).matcher(text).results().findFirst().orElseThrow().group(1);
    }

    void push(String... resources) {
      var made = newAccount(WALLET);
      account = made.id();
      management = made.management();
      user = made.bearer();
      var end = Instant.now().plusSeconds(86_400).getEpochSecond();
      var body =
          List.of(resources).stream()
              .map(id ->
                  """
                  {"transaction":"%s","resource_id":"%s","resource_scopes":["read"],
                   "rot":"rot for %s","expires_at":%d}
                  """
                      .formatted(departure.get("transaction"), id, id, end))
              .collect(Collectors.joining(",", "[", "]"));
      var answer =
          as.json(
              "POST", "/user/permissions", body, "Authorization", user, "Idempotency-Key", "one");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      Caller.body(answer).forEach(one -> pushed.add(one.path("permission_id").asText()));
    }

    /** Says that the client may have these for itself. */
    void pushSignIn(String... scopes) {
      var made = newAccount(WALLET);
      account = made.id();
      management = made.management();
      user = made.bearer();
      var body =
          """
          [{"transaction":"%s","scopes":["%s"],"expires_at":%d}]
          """
              .formatted(
                  departure.get("transaction"),
                  String.join("\",\"", scopes),
                  Instant.now().plusSeconds(86_400).getEpochSecond());
      var answer =
          as.json(
              "POST", "/user/permissions", body, "Authorization", user, "Idempotency-Key", "one");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      Caller.body(answer).forEach(one -> pushed.add(one.path("permission_id").asText()));
    }

    /** Back from a wallet that calls the person so; answers the code. */
    String signedInAs(String name) {
      return Caller.query(back(Claims.NONE.with("client_sub", name))).getOrDefault("code", "");
    }

    HttpResponse<String> back() {
      return back(Claims.NONE);
    }

    /** What the wallet gives the browser on its way back. */
    String code() {
      return "code-" + departure.get("nonce");
    }

    /** With an ID token that says this too, or instead. */
    HttpResponse<String> back(Claims more) {
      var code = code();
      wallet.says(
          code,
          new CodeChallenge(departure.getOrDefault("code_challenge", "")),
          Claims.NONE
              .with("nonce", departure.getOrDefault("nonce", ""))
              .with("txn", departure.getOrDefault("transaction", ""))
              .with("ial", 2)
              .with("aal", 2)
              .with("auth_age", 300)
              .with(
                  "permissions_hash",
                  PermissionsHash.of(pushed.stream().map(PermissionId::new).toList()))
              .with(more));
      return backWith(Map.of("code", code));
    }

    HttpResponse<String> backWith(Map<String, String> answer) {
      var query = new HashMap<>(answer);
      query.put("state", departure.getOrDefault("state", ""));
      query.put("iss", wallet.issuer());
      return as.get(
          "/transaction/callback?" + Caller.encoded(query),
          "Cookie",
          cookie,
          "Accept",
          "text/html");
    }
  }
}

package org.openfpx.conformance.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.client.Pkce;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.exchange.Shortened;
import org.openfpx.conformance.exchange.UnexpectedAnswer;
import org.openfpx.conformance.played.PlayedIssuer;
import org.openfpx.conformance.played.SigningKey;
import org.openfpx.conformance.robot.Form;
import org.openfpx.conformance.robot.Page;
import org.openfpx.conformance.robot.Robot;
import org.openfpx.conformance.robot.Sight;

/**
 * A wallet that the kit plays at a server of OpenFPX, for the owners of resources: it makes their
 * accounts, and says yes for them to what resource servers ask (protocol, sections 2.4 and 3).
 */
final class PlayedWallet implements AutoCloseable {
  private static final Duration LIFE = Duration.ofDays(1);
  private static final int AS_SURE_AS_CAN_BE = 2;
  private static final int JUST_NOW = 300;

  private final Target target;
  private final Client self;
  private final URI redirect;
  private final PlayedIssuer issuer;
  private final String address;
  private final Peer peer;
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final Map<String, URI> endpoints = new LinkedHashMap<>();

  /**
   * An owner's account at the server.
   *
   * @param token opens what is the account's
   */
  record Account(String id, String token) {}

  /**
   * What a resource server was given.
   *
   * @param tokens the answer of the token endpoint
   * @param permission by which the owner can end it
   */
  record Consented(JsonNode tokens, Account account, String permission) {}

  /**
   * @throws BadTarget if the address is not free, or the key cannot be kept where it should be
   */
  PlayedWallet(Target target) {
    var owners = target.settings().part("owners");
    this.target = target;
    this.address = owners.text("issuer");
    this.self = OpenfpxDriver.confidential(owners.part("wallet"));
    this.redirect = owners.addresses("redirect-uri").getFirst();
    this.issuer = started(address, key(owners));
    this.peer = target.peer(_ -> {});
  }

  /** Who knows the key of one run knows that of the next, if the target file says where it is. */
  private static SigningKey key(Settings owners) {
    var file = owners.file("key");
    if (file.isEmpty()) {
      return SigningKey.fresh();
    }
    try {
      return SigningKey.keptIn(file.get());
    } catch (FileSystemException unusable) {
      throw new BadTarget("owners.key: it can't be read or made: " + unusable);
    } catch (IOException wrong) {
      throw new BadTarget("owners.key: %s: %s".formatted(file.get(), wrong.getMessage()));
    }
  }

  private static PlayedIssuer started(String address, SigningKey key) {
    try {
      return PlayedIssuer.at(URI.create(address), key);
    } catch (IOException taken) {
      throw new BadTarget(
          "owners.issuer: the kit cannot be at %s, where another run may be: %s"
              .formatted(address, taken.getMessage()));
    }
  }

  /** Claim tokens of the issuer that it is too. */
  ClaimTokens claimTokens() {
    return new ClaimTokens(address, issuer.key());
  }

  /** The account of this owner, the same each time. */
  synchronized Account account(String owner) {
    var known = Optional.ofNullable(accounts.get(owner));
    var account = known.orElseGet(this::newAccount);
    accounts.put(owner, account);
    return account;
  }

  private Account newAccount() {
    var endpoint = endpoint("registration_endpoint");
    var made =
        peer.send(
                Request.json("Make an account", "POST", endpoint, "{}")
                    .bearer(token(self, "register")))
            .expect(201)
            .json();
    var id = made.path("client_id").asText();
    var secret = Shortened.hide(made.path("client_secret").asText());
    var account = new Client(id, Optional.of(secret), Set.of(), List.of(), List.of());
    return new Account(id, token(account, "user"));
  }

  private String token(Client client, String scope) {
    var fields = Map.of("grant_type", "client_credentials", "scope", scope);
    var answer = peer.send(client.form("Get a token", endpoint("token_endpoint"), fields));
    return Shortened.hide(answer.expect(200).json().path("access_token").asText());
  }

  private synchronized URI endpoint(String name) {
    if (endpoints.isEmpty()) {
      var document = URI.create(target.issuer() + "/.well-known/uma2-configuration");
      var discovered = peer.send(Request.get("Read the discovery document", document)).expect(200);
      discovered
          .json()
          .properties()
          .forEach(member -> {
            if (member.getKey().endsWith("_endpoint")) {
              endpoints.put(member.getKey(), URI.create(member.getValue().asText()));
            }
          });
    }
    return Optional.ofNullable(endpoints.get(name))
        .orElseThrow(() -> new UnexpectedAnswer("the discovery document has no " + name));
  }

  /** Sends a request for an account. */
  Answer send(Account account, Request request) {
    return peer.send(request.bearer(account.token()));
  }

  /** Where something of accounts is at the server. */
  URI at(String path) {
    return URI.create(target.issuer() + path);
  }

  /** Has an owner say yes to a resource server that asks for these scopes. */
  Consented consent(Client server, String owner, Set<String> scopes) {
    var pkce = new Pkce(Shortened.hide(Chance.token()));
    try (var browser = target.browser(_ -> {}, this::isHere)) {
      var departure = query(leaving(browser, authorization(server, pkce, scopes)));
      var account = account(owner);
      var permission = push(account, departure, scopes);
      var code = Chance.token();
      issuer.answers(code, idToken(departure, owner, permission));
      var back = query(leave(browser.open("The wallet sends back", callback(departure, code))));
      return new Consented(redeem(server, pkce, back), account, permission);
    }
  }

  private boolean isHere(URI to) {
    return issuer.isMine(to) || to.toString().startsWith(redirect.toString());
  }

  private URI authorization(Client server, Pkce pkce, Set<String> scopes) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("response_type", "code");
    parameters.put("client_id", server.id());
    parameters.put("redirect_uri", redirect.toString());
    parameters.put("scope", String.join(" ", scopes));
    parameters.put("state", Chance.token());
    parameters.put("nonce", Chance.token());
    parameters.put("code_challenge", pkce.challenge());
    parameters.put("code_challenge_method", Pkce.METHOD);
    return Request.query(endpoint("authorization_endpoint"), parameters);
  }

  /** To this wallet, which the person chooses if there are others. */
  private URI leaving(Robot browser, URI authorization) {
    var sight = browser.open("A resource server sends the owner", authorization);
    if (sight instanceof Sight.Shown(var page)) {
      var form = page.form(PlayedWallet::offersWallets).orElseThrow(() -> strange(page));
      var button =
          form.buttons().stream()
              .filter(one -> one.value().equals(self.id()))
              .findFirst()
              .orElseThrow(() -> strange(page));
      sight = browser.press("The owner chooses the wallet", form, button);
    }
    return leave(sight);
  }

  private static boolean offersWallets(Form form) {
    return form.buttons().stream().anyMatch(button -> button.name().equals("wallet"));
  }

  private static URI leave(Sight sight) {
    return switch (sight) {
      case Sight.Left(var to) -> to;
      case Sight.Shown(var page) -> throw strange(page);
    };
  }

  private static UnexpectedAnswer strange(Page page) {
    return new UnexpectedAnswer("the owner is on a page that nobody knows: " + page.heading());
  }

  private static Map<String, String> query(URI address) {
    return Request.decode(Optional.ofNullable(address.getRawQuery()).orElse(""));
  }

  private String push(Account account, Map<String, String> departure, Set<String> scopes) {
    var entry =
        JsonNodeFactory.instance
            .objectNode()
            .put("transaction", departure.getOrDefault("transaction", ""))
            .put("expires_at", Chance.now().plus(LIFE).getEpochSecond());
    scopes.forEach(entry.withArray("scopes")::add);
    var body = JsonNodeFactory.instance.arrayNode().add(entry).toString();
    var request =
        Request.json("Say yes for the owner", "POST", at("/user/permissions"), body)
            .with("Idempotency-Key", Chance.token());
    var pushed = send(account, request).expect(201).json();
    return pushed.path(0).path("permission_id").asText();
  }

  private String idToken(Map<String, String> departure, String owner, String permission) {
    var now = Chance.now();
    ObjectNode claims =
        JsonNodeFactory.instance
            .objectNode()
            .put("iss", address)
            .put("aud", departure.getOrDefault("client_id", ""))
            .put("sub", Chance.token())
            .put("iat", now.getEpochSecond())
            .put("exp", now.plusSeconds(JUST_NOW).getEpochSecond())
            .put("nonce", departure.getOrDefault("nonce", ""))
            .put("txn", departure.getOrDefault("transaction", ""))
            .put("ial", AS_SURE_AS_CAN_BE)
            .put("aal", AS_SURE_AS_CAN_BE)
            .put("auth_age", JUST_NOW)
            .put("client_sub", hash(owner + " of the kit"))
            .put("permissions_hash", hash(permission));
    return issuer.key().sign(claims);
  }

  /** base64url of the SHA-256 (protocol, section 3.7). */
  private static String hash(String text) {
    return new Pkce(text).challenge();
  }

  private URI callback(Map<String, String> departure, String code) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("code", code);
    parameters.put("state", departure.getOrDefault("state", ""));
    parameters.put("iss", address);
    return Request.query(URI.create(departure.getOrDefault("redirect_uri", "")), parameters);
  }

  private JsonNode redeem(Client server, Pkce pkce, Map<String, String> back) {
    if (!back.containsKey("code")) {
      throw new UnexpectedAnswer("the owner said yes, and the server: " + back.get("error"));
    }
    var fields =
        Map.of(
            "grant_type", "authorization_code",
            "code", back.getOrDefault("code", ""),
            "redirect_uri", redirect.toString(),
            "code_verifier", pkce.verifier());
    var form = server.form("Redeem the code", endpoint("token_endpoint"), fields);
    var tokens = peer.send(form).expect(200).json();
    Shortened.hide(tokens.path("access_token").asText());
    return tokens;
  }

  /** Ends what an owner gave. */
  void withdraw(Consented given) {
    var address = at("/user/permissions/" + given.permission());
    var request = new Request("End it for the owner", "DELETE", address, Map.of(), "");
    var answer = send(given.account(), request);
    if (answer.status() / 100 != 2) {
      throw new UnexpectedAnswer(answer.insteadOf(204));
    }
  }

  @Override
  public void close() {
    peer.close();
    issuer.close();
  }
}

package org.openfpx.http.as.user;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.as.account.Account;
import org.openfpx.domain.as.account.ManageAccount;
import org.openfpx.domain.as.account.ManageAccount.NoSuchAccount;
import org.openfpx.domain.as.account.ManageAccount.Rekeyed;
import org.openfpx.domain.as.account.ManageAccount.WalletDisabled;
import org.openfpx.domain.as.account.RegisterAccount;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.token.ServiceScopes;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.GrantType;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.secret.Secret;
import org.openfpx.http.as.door.ServiceDoor;
import org.openfpx.http.discovery.Contribution;
import org.openfpx.http.discovery.DiscoveryDocument;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.json.Json;
import org.openfpx.http.oauth.BearerDoor;
import org.openfpx.http.oauth.PresentedToken;
import org.openfpx.http.problem.BadRequest;

/**
 * Registration of AS accounts by wallets, and of nothing else (protocol, section 2.3; RFC 7591 and
 * 7592).
 */
public final class AccountEndpoint implements Endpoint {
  private static final String PATH = "/oauth2/register";
  private static final String ONE = PATH + "/{client_id}";

  private final RegisterAccount registerAccount;
  private final ManageAccount manageAccount;
  private final ServiceDoor door;
  private final Issuer issuer;

  public AccountEndpoint(
      RegisterAccount registerAccount,
      ManageAccount manageAccount,
      ServiceDoor door,
      Issuer issuer) {
    this.registerAccount = registerAccount;
    this.manageAccount = manageAccount;
    this.door = door;
    this.issuer = issuer;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post(
            PATH,
            context ->
                door.open(
                    context,
                    ServiceScopes.REGISTER,
                    (wallet, registry) -> register(context, wallet, registry))),
        Route.get(ONE, this::read),
        Route.put(ONE, this::replaceKey),
        Route.delete(ONE, this::remove));
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(
        Contribution.in(DiscoveryDocument.OAUTH, DiscoveryDocument.UMA2)
            .address("registration_endpoint", PATH));
  }

  private void register(Context context, ClientId wallet, Snapshot registry) {
    var body = Json.object(context);
    if (body.has("client_id") || body.has("client_secret")) {
      throw AccountMetadata.refused("the client_id and the client_secret are given, not chosen");
    }
    var keys = AccountMetadata.keys(body);
    var made = registerAccount.register(wallet, registry, keys);
    if (made.isEmpty()) {
      throw BadRequest.notFound("accounts are made by wallets");
    }
    Json.answer(
        context, 201, members(made.get().account(), made.get().secret(), made.get().management()));
  }

  private void read(Context context) {
    var token = management(context);
    var account = token.flatMap(secret -> manageAccount.read(id(context), secret));
    answer(context, account.map(found -> members(found, Optional.empty(), token.get())));
  }

  private void replaceKey(Context context) {
    var token = management(context);
    // RFC 7592 section 2: who asks comes before what is asked.
    var found = token.flatMap(secret -> manageAccount.read(id(context), secret));
    if (found.isEmpty()) {
      challenge(context);
      return;
    }
    var body = Json.object(context);
    // RFC 7592 section 2.2: the body names the account of the address.
    if (!body.optionalString("client_id").equals(Optional.of(id(context).value()))) {
      throw AccountMetadata.refused("the client_id of the address stands in the body too");
    }
    AccountMetadata.checkSecret(body, found.get());
    var keys = AccountMetadata.keys(body);
    switch (manageAccount.replaceKey(id(context), token.get(), keys)) {
      case Rekeyed(var account, var secret) ->
          Json.answer(context, 200, members(account, secret, token.get()));
      case NoSuchAccount() -> challenge(context);
      case WalletDisabled() ->
          Json.error(context, 403, "access_denied", "the wallet is disabled: read and end alone");
    }
  }

  private void remove(Context context) {
    var token = management(context);
    if (token.isPresent() && manageAccount.remove(id(context), token.get())) {
      context.header("Cache-Control", "no-store");
      context.status(204);
    } else {
      challenge(context);
    }
  }

  private void answer(Context context, Optional<Map<String, Object>> members) {
    if (members.isPresent()) {
      Json.answer(context, 200, members.get());
    } else {
      challenge(context);
    }
  }

  private static Optional<Secret> management(Context context) {
    return BearerDoor.token(context);
  }

  // RFC 7592 section 2: an unknown client and a wrong token are answered alike.
  private void challenge(Context context) {
    // RFC 6750 section 3.1: where no token came, no error is said of it.
    var shown = PresentedToken.of(context.req(), Optional.empty());
    var error = shown instanceof PresentedToken.Absent ? "" : ", error=\"invalid_token\"";
    context.header("WWW-Authenticate", "Bearer realm=\"" + issuer + "\"" + error);
    context.header("Cache-Control", "no-store");
    context.status(401).result("");
  }

  private static ClientId id(Context context) {
    var id = context.pathParam("client_id");
    if (!ClientId.isClientId(id)) {
      throw BadRequest.notFound("no such client");
    }
    return new ClientId(id);
  }

  /**
   * All that is registered (RFC 7591 section 3.2.1, RFC 7592 section 3). The registration access
   * token stays the same: were it changed with the key, a lost answer would leave nobody who could
   * remove the account.
   */
  private Map<String, Object> members(Account account, Optional<Secret> secret, Secret management) {
    var members = new LinkedHashMap<String, Object>();
    members.put("client_id", account.id().value());
    secret.ifPresent(value -> {
      members.put("client_secret", value.reveal());
      members.put("client_secret_expires_at", 0);
    });
    members.put("registration_client_uri", issuer.at(PATH + "/" + account.id()).toString());
    members.put("registration_access_token", management.reveal());
    members.put("token_endpoint_auth_method", account.credential().method().registeredName());
    AccountMetadata.publicKeys(account).ifPresent(keys -> members.put("jwks", keys));
    members.put("grant_types", List.of(GrantType.CLIENT_CREDENTIALS.value()));
    members.put("scope", ServiceScopes.USER.toString());
    return members;
  }
}

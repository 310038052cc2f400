package org.openfpx.idp.uma;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.StandingPermission.Status;
import org.openfpx.idp.oauth.ProviderRegistration;
import org.openfpx.idp.outgoing.OutgoingRequest;
import org.openfpx.idp.outgoing.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Authorization servers as their wallet calls them. */
public final class UmaAuthorizationServers implements AuthorizationServers {
  private static final Logger LOG = LoggerFactory.getLogger(UmaAuthorizationServers.class);
  private static final ScopeSet TRANSACTION = ScopeSet.of("transaction");
  private static final ScopeSet REGISTER = ScopeSet.of("register");
  private static final String PERMISSIONS = "/user/permissions";
  private static final String POLICIES = "/user/policies";
  private static final String INVITATIONS = "/user/invitations";
  private static final int MOST_PAGES = 100;

  private final WalletCalls calls;

  /**
   * @param registrations how the wallet is known at the server with an identifier, unless there is
   *     none or it is disabled
   */
  public UmaAuthorizationServers(
      UmaCalls calls, Function<String, Optional<ProviderRegistration>> registrations) {
    this.calls = new WalletCalls(calls, registrations);
  }

  @Override
  public TransactionAnswer transaction(String server, Secret handle) {
    return switch (calls.asWallet(
        server,
        TRANSACTION,
        "/transaction",
        address -> OutgoingRequest.get(WalletCalls.below(address, handle.reveal())))) {
      case Reply.Answered answer when answer.status() == 200 ->
          answer
              .object()
              .flatMap(TransactionJson::read)
              .<TransactionAnswer>map(TransactionAnswer.Found::new)
              .orElseGet(() -> notUnderstood(server, new TransactionAnswer.Unreachable()));
      case Reply.Answered answer when answer.status() == 404 || answer.status() == 403 ->
          new TransactionAnswer.Gone();
      case Reply.Answered answer -> surprised(server, answer, new TransactionAnswer.Unreachable());
      case Reply.Failed _ -> new TransactionAnswer.Unreachable();
    };
  }

  @Override
  public RegisterAnswer register(String server) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("token_endpoint_auth_method", "client_secret_basic");
    return switch (calls.asWallet(
        server,
        REGISTER,
        "/oauth2/register",
        address -> OutgoingRequest.json("POST", address, body.toString()))) {
      case Reply.Answered answer when answer.status() == 201 || answer.status() == 200 ->
          answer
              .object()
              .flatMap(UmaAuthorizationServers::credentials)
              .<RegisterAnswer>map(RegisterAnswer.Registered::new)
              .orElseGet(() -> notUnderstood(server, new RegisterAnswer.Unreachable()));
      case Reply.Answered answer -> surprised(server, answer, new RegisterAnswer.Unreachable());
      case Reply.Failed _ -> new RegisterAnswer.Unreachable();
    };
  }

  private static Optional<Credentials> credentials(ObjectNode object) {
    try {
      return Optional.of(
          new Credentials(
              TransactionJson.text(object, "client_id"),
              new Secret(TransactionJson.text(object, "client_secret")),
              new Secret(TransactionJson.text(object, "registration_access_token")),
              URI.create(TransactionJson.text(object, "registration_client_uri"))));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  @Override
  public PushAnswer push(
      String server,
      Credentials account,
      String idempotencyKey,
      List<PushedPermission> permissions) {
    return push(server, account, idempotencyKey, body(permissions));
  }

  @Override
  public PushAnswer pushSignIn(
      String server, Credentials account, String idempotencyKey, PushedSignIn signIn) {
    var body = JsonNodeFactory.instance.arrayNode();
    var entry = body.addObject();
    entry.put("transaction", signIn.handle().reveal());
    var scopes = entry.putArray("scopes");
    signIn.scopes().names().forEach(scopes::add);
    entry.put("expires_at", signIn.endsAt().getEpochSecond());
    return push(server, account, idempotencyKey, body);
  }

  private PushAnswer push(
      String server, Credentials account, String idempotencyKey, ArrayNode body) {
    var reply =
        calls.asAccount(
            server,
            account,
            PERMISSIONS,
            address ->
                OutgoingRequest.json("POST", address, body.toString())
                    .with("Idempotency-Key", idempotencyKey));
    return switch (reply) {
      case Reply.Answered answer when answer.status() == 201 ->
          answer
              .array()
              .flatMap(array -> ids(array, body.size()))
              .<PushAnswer>map(PushAnswer.Pushed::new)
              .orElseGet(() -> notUnderstood(server, new PushAnswer.Unreachable()));
      case Reply.Answered answer when answer.isTrouble() -> new PushAnswer.Unreachable();
      case Reply.Answered answer -> surprised(server, answer, new PushAnswer.Refused());
      case Reply.Failed _ -> new PushAnswer.Unreachable();
    };
  }

  private static ArrayNode body(List<PushedPermission> permissions) {
    var body = JsonNodeFactory.instance.arrayNode();
    for (var permission : permissions) {
      var entry = body.addObject();
      entry.put("transaction", permission.handle().reveal());
      entry.put("resource_id", permission.resource());
      var scopes = entry.putArray("resource_scopes");
      permission.scopes().names().forEach(scopes::add);
      permission.rot().ifPresent(rot -> entry.put("rot", rot.reveal()));
      entry.put("expires_at", permission.endsAt().getEpochSecond());
    }
    return body;
  }

  private static Optional<List<String>> ids(ArrayNode array, int wanted) {
    var ids = new ArrayList<String>();
    for (var entry : array) {
      if (entry.path("permission_id").isTextual()) {
        ids.add(entry.path("permission_id").textValue());
      }
    }
    return ids.size() == wanted ? Optional.of(ids) : Optional.empty();
  }

  @Override
  public PushAnswer pushAsGuest(
      String server, Credentials account, String invitation, PushedPermission permission) {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("transaction", permission.handle().reveal());
    OwnersJson.putScopes(body, permission.scopes());
    body.put("expires_at", permission.endsAt().getEpochSecond());
    var reply =
        calls.asAccount(
            server,
            account,
            INVITATIONS,
            list ->
                OutgoingRequest.json(
                    "POST",
                    URI.create(WalletCalls.below(list, invitation) + "/permissions"),
                    body.toString()));
    return switch (reply) {
      case Reply.Answered answer when answer.status() == 201 ->
          answer
              .object()
              .map(object -> object.path("permission_id").textValue())
              .<PushAnswer>map(id -> new PushAnswer.Pushed(List.of(id)))
              .orElseGet(() -> notUnderstood(server, new PushAnswer.Unreachable()));
      case Reply.Answered answer when answer.isTrouble() -> new PushAnswer.Unreachable();
      case Reply.Answered answer -> surprised(server, answer, new PushAnswer.Refused());
      case Reply.Failed _ -> new PushAnswer.Unreachable();
    };
  }

  @Override
  public EndAnswer end(String server, Credentials account, String permission) {
    return end(server, account, PERMISSIONS, permission);
  }

  @Override
  public EndAnswer endRule(String server, Credentials account, String rule) {
    return end(server, account, POLICIES, rule);
  }

  private EndAnswer end(String server, Credentials account, String path, String id) {
    var reply =
        calls.asAccount(
            server,
            account,
            path,
            address -> OutgoingRequest.delete(WalletCalls.below(address, id)));
    return ended(server, reply);
  }

  @Override
  public EndAnswer remove(Credentials account) {
    var address = account.registrationUri();
    var request =
        OutgoingRequest.delete(address)
            .with("Authorization", "Bearer " + account.registrationToken().reveal());
    return ended(address.getHost(), calls.sendBare(request));
  }

  static EndAnswer ended(String server, Reply reply) {
    return switch (reply) {
      // One that is not there has ended; so have all of an account that is not there.
      case Reply.Answered answer when answer.isOk() -> EndAnswer.ENDED;
      case Reply.Answered answer when answer.status() == 404 || answer.status() == 401 ->
          EndAnswer.ENDED;
      case Reply.Answered answer -> surprised(server, answer, EndAnswer.UNREACHABLE);
      case Reply.Failed _ -> EndAnswer.UNREACHABLE;
    };
  }

  @Override
  public StandingAnswer standing(String server, Credentials account) {
    return all(
        server,
        account,
        PERMISSIONS,
        "permissions",
        node ->
            new StandingPermission(
                TransactionJson.text(node, "permission_id"),
                status(TransactionJson.text(node, "status")),
                TransactionJson.instant(node, "expires_at"),
                what(node)));
  }

  @Override
  public StandingAnswer rules(String server, Credentials account) {
    return all(
        server,
        account,
        POLICIES,
        "policies",
        node ->
            new StandingPermission(
                TransactionJson.text(node, "policy_id"),
                Status.ACTIVE,
                TransactionJson.instant(node, "expires_at"),
                Optional.empty()));
  }

  /** Of a sign-in there is none. */
  private static Optional<StandingPermission.What> what(JsonNode node) {
    return node.path("resource_id").isTextual() && node.path("client_id").isTextual()
        ? Optional.of(
            new StandingPermission.What(
                TransactionJson.text(node, "client_id"),
                TransactionJson.text(node, "resource_id"),
                TransactionJson.scopes(node.path("resource_scopes"))))
        : Optional.empty();
  }

  private StandingAnswer all(
      String server,
      Credentials account,
      String path,
      String member,
      Function<JsonNode, StandingPermission> read) {
    var all = new ArrayList<StandingPermission>();
    var after = Optional.<String>empty();
    for (int page = 0; page < MOST_PAGES; page++) {
      var from = after;
      var reply =
          calls.asAccount(
              server,
              account,
              path,
              address -> OutgoingRequest.get(WalletCalls.after(address, from)));
      if (reply instanceof Reply.Answered answer && answer.status() == 401) {
        return new StandingAnswer.NoAccount();
      }
      var object =
          reply instanceof Reply.Answered answer && answer.status() == 200
              ? answer.object()
              : Optional.<ObjectNode>empty();
      if (object.isEmpty() || !add(object.get().path(member), read, all)) {
        return new StandingAnswer.Unreachable();
      }
      after = Optional.ofNullable(object.get().path("next").textValue());
      if (after.isEmpty()) {
        return new StandingAnswer.Standing(all);
      }
    }
    return new StandingAnswer.Unreachable();
  }

  private static boolean add(
      JsonNode nodes, Function<JsonNode, StandingPermission> read, List<StandingPermission> all) {
    try {
      nodes.forEach(node -> all.add(read.apply(node)));
      return nodes.isArray();
    } catch (IllegalArgumentException | DateTimeException malformed) {
      return false;
    }
  }

  private static Status status(String text) {
    return switch (text) {
      case "pending" -> Status.PENDING;
      case "active" -> Status.ACTIVE;
      case "ended" -> Status.ENDED;
      default -> throw new IllegalArgumentException("no status");
    };
  }

  private static <T> T notUnderstood(String server, T answer) {
    LOG.warn("authorization server {} gave an answer that can't be understood", server);
    return answer;
  }

  private static <T> T surprised(String server, Reply.Answered reply, T answer) {
    LOG.warn("authorization server {} answered {}", server, reply.status());
    return answer;
  }
}

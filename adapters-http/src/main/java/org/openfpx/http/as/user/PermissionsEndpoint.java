package org.openfpx.http.as.user;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.permission.HeldPermissions;
import org.openfpx.domain.as.permission.HeldPermissions.Changed;
import org.openfpx.domain.as.permission.HeldPermissions.NoSuchPermission;
import org.openfpx.domain.as.permission.HeldPermissions.WalletDisabled;
import org.openfpx.domain.as.permission.HeldPermissions.WouldWiden;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.permission.PushPermissions;
import org.openfpx.domain.as.permission.PushPermissions.BadEnd;
import org.openfpx.domain.as.permission.PushPermissions.GivenTwice;
import org.openfpx.domain.as.permission.PushPermissions.KeyTaken;
import org.openfpx.domain.as.permission.PushPermissions.NoSuchResource;
import org.openfpx.domain.as.permission.PushPermissions.NoSuchScope;
import org.openfpx.domain.as.permission.PushPermissions.NoSuchTransaction;
import org.openfpx.domain.as.permission.PushPermissions.NotItsClient;
import org.openfpx.domain.as.permission.PushPermissions.Pushed;
import org.openfpx.domain.as.permission.PushPermissions.RotMissing;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.Secret;
import org.openfpx.http.as.door.ServiceDoor;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.json.Json;
import org.openfpx.http.json.JsonObject;
import org.openfpx.http.problem.BadRequest;

/** What an account gives, sees and ends (protocol, section 3.6). */
public final class PermissionsEndpoint implements Endpoint {
  private static final String PATH = "/user/permissions";
  private static final String ONE = PATH + "/{id}";
  private static final int MOST = 50;
  private static final int LONGEST_ROT = 4096;

  private final PushPermissions pushPermissions;
  private final HeldPermissions heldPermissions;
  private final AccountDoor door;
  private final PermissionJson json;

  public PermissionsEndpoint(
      PushPermissions pushPermissions,
      HeldPermissions heldPermissions,
      ServiceDoor door,
      PermissionJson json) {
    this.pushPermissions = pushPermissions;
    this.heldPermissions = heldPermissions;
    this.door = new AccountDoor(door);
    this.json = json;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post(PATH, door.to(this::push)),
        Route.get(PATH, door.to(this::list)),
        Route.get(ONE, door.to(this::read)),
        Route.patch(ONE, door.to(this::reduce)),
        Route.delete(ONE, door.to(this::end)));
  }

  private void push(Context context, ClientId account, Snapshot registry) {
    var key = Optional.ofNullable(context.header("Idempotency-Key")).orElse("");
    if (!key.matches("[\\x21-\\x7E]{1,255}")) {
      throw new BadRequest("invalid_request", "the header Idempotency-Key is needed");
    }
    var entries = Json.objects(context).stream().map(PermissionsEndpoint::entry).toList();
    if (entries.isEmpty() || entries.size() > MOST) {
      throw new BadRequest("invalid_request", "one to " + MOST + " permissions");
    }
    switch (pushPermissions.push(account, registry, key, entries)) {
      case Pushed(var permissions) ->
          Json.answer(context, 201, permissions.stream().map(PermissionJson::pushed).toList());
      case KeyTaken() ->
          Json.error(context, 422, "invalid_request", "the key stands for another push");
      case NoSuchTransaction() -> Json.error(context, 404, "not_found", "no such transaction");
      case NotItsClient() ->
          Json.error(context, 400, "invalid_request", "client_id is not the transaction's");
      case NoSuchResource(var id) ->
          Json.error(context, 404, "not_found", "no such resource: " + id);
      case GivenTwice(var id) -> Json.error(context, 400, "invalid_request", "given twice: " + id);
      case RotMissing(var id) -> Json.error(context, 400, "invalid_request", "needs a rot: " + id);
      case NoSuchScope(var id) ->
          Json.error(context, 400, "invalid_scope", "not among the resource's scopes: " + id);
      case BadEnd(var id) ->
          Json.error(context, 400, "invalid_request", "expires_at is over or too late: " + id);
    }
  }

  private static PushPermissions.Entry entry(JsonObject body) {
    if (body.has("scopes")) {
      return signIn(body.only("transaction", "scopes", "expires_at", "client_id"));
    }
    var handle = body.string("transaction");
    var resource = body.string("resource_id");
    var rot = body.optionalString("rot");
    if (handle.isBlank() || resource.isBlank() || resource.length() > 255) {
      throw new BadRequest("invalid_request", "transaction and resource_id are needed");
    }
    if (rot.filter(text -> text.isBlank() || text.length() > LONGEST_ROT).isPresent()) {
      throw new BadRequest("invalid_request", "a rot is 1 to " + LONGEST_ROT + " characters");
    }
    return new PushPermissions.Entry(
        new Secret(handle),
        new ResourceId(resource),
        ScopesAndTimes.scopes(body, "resource_scopes"),
        rot.map(Secret::new),
        ScopesAndTimes.expiresAt(body),
        body.optionalString("client_id"));
  }

  /** Protocol, section 2.4: an entry for this server itself, without resource and ROT. */
  private static PushPermissions.Entry signIn(JsonObject body) {
    var handle = body.string("transaction");
    if (handle.isBlank()) {
      throw new BadRequest("invalid_request", "transaction is needed");
    }
    return new PushPermissions.Entry(
        new Secret(handle),
        Permission.AT_THIS_SERVER,
        ScopesAndTimes.scopes(body, "scopes"),
        Optional.empty(),
        ScopesAndTimes.expiresAt(body),
        body.optionalString("client_id"));
  }

  private void list(Context context, ClientId account, Snapshot registry) {
    var after = Optional.ofNullable(context.queryParam("after")).flatMap(PermissionId::parse);
    var page = heldPermissions.page(account, after);
    var members = new LinkedHashMap<String, Object>();
    members.put(
        "permissions", page.permissions().stream().map(one -> json.of(one, registry)).toList());
    if (page.hasMore()) {
      members.put("next", page.permissions().getLast().id().value());
    }
    Json.answer(context, 200, members);
  }

  private void read(Context context, ClientId account, Snapshot registry) {
    var found =
        PermissionId.parse(context.pathParam("id"))
            .flatMap(id -> heldPermissions.find(account, id));
    Json.answer(context, 200, json.of(found.orElseThrow(PermissionsEndpoint::none), registry));
  }

  private void reduce(Context context, ClientId account, Snapshot registry) {
    var id = PermissionId.parse(context.pathParam("id")).orElseThrow(PermissionsEndpoint::none);
    var body = Json.object(context).only("resource_scopes", "expires_at", "status");
    if (!body.optionalString("status").orElse("ended").equals("ended")) {
      throw new BadRequest("invalid_request", "status can only become ended");
    }
    var end = body.optionalNumber("expires_at");
    var change =
        new HeldPermissions.Change(
            body.has("resource_scopes")
                ? Optional.of(ScopesAndTimes.scopes(body, "resource_scopes"))
                : Optional.empty(),
            end.isPresent()
                ? Optional.of(ScopesAndTimes.instant(end.getAsLong()))
                : Optional.empty(),
            body.has("status"));
    switch (heldPermissions.reduce(account, registry, id, change)) {
      case Changed(var permission) -> Json.answer(context, 200, json.of(permission, registry));
      case NoSuchPermission() -> throw none();
      case WouldWiden() ->
          Json.error(context, 400, "invalid_request", "a permission can only be taken away from");
      case WalletDisabled() ->
          Json.error(context, 403, "access_denied", "the wallet is disabled: read and end alone");
    }
  }

  private void end(Context context, ClientId account, Snapshot registry) {
    var id = PermissionId.parse(context.pathParam("id")).orElseThrow(PermissionsEndpoint::none);
    switch (heldPermissions.end(account, id)) {
      case Changed(var permission) -> {
        context.header("Cache-Control", "no-store");
        context.status(204);
      }
      case NoSuchPermission() -> throw none();
      case WouldWiden(), WalletDisabled() -> throw none();
    }
  }

  private static BadRequest none() {
    return BadRequest.notFound("no such permission");
  }
}

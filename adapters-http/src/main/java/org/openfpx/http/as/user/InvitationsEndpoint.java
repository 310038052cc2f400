package org.openfpx.http.as.user;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.as.claims.UseInvitation;
import org.openfpx.domain.as.claims.UseInvitation.BadEnd;
import org.openfpx.domain.as.claims.UseInvitation.GivenTwice;
import org.openfpx.domain.as.claims.UseInvitation.NoSuchScope;
import org.openfpx.domain.as.claims.UseInvitation.NoSuchTransaction;
import org.openfpx.domain.as.claims.UseInvitation.Pending;
import org.openfpx.domain.as.owned.FindResources;
import org.openfpx.domain.as.policy.AcceptInvitation;
import org.openfpx.domain.as.policy.AcceptInvitation.Opens;
import org.openfpx.domain.as.policy.HeldInvitations;
import org.openfpx.domain.as.policy.Policy;
import org.openfpx.domain.as.policy.PolicyId;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.Secret;
import org.openfpx.http.as.door.ServiceDoor;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.json.Json;
import org.openfpx.http.json.JsonObject;
import org.openfpx.http.problem.BadRequest;

/** What an invited person does: looks, takes, uses, gives up (protocol, section 3.10). */
public final class InvitationsEndpoint implements Endpoint {
  private static final String PATH = "/user/invitations";
  private static final String LOOK = PATH + "/look";
  private static final String ONE = PATH + "/{id}";
  private static final String USE = ONE + "/permissions";
  private static final int LONGEST = 255;

  private final AcceptInvitation acceptInvitation;
  private final HeldInvitations heldInvitations;
  private final UseInvitation useInvitation;
  private final FindResources findResources;
  private final AccountDoor door;
  private final PolicyJson json;

  public InvitationsEndpoint(
      AcceptInvitation acceptInvitation,
      HeldInvitations heldInvitations,
      UseInvitation useInvitation,
      FindResources findResources,
      ServiceDoor door,
      InstantSource time) {
    this.acceptInvitation = acceptInvitation;
    this.heldInvitations = heldInvitations;
    this.useInvitation = useInvitation;
    this.findResources = findResources;
    this.door = new AccountDoor(door);
    this.json = new PolicyJson(time);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post(LOOK, door.toWalletsToo(this::look)),
        Route.post(PATH, door.to(this::take)),
        Route.get(PATH, door.to(this::list)),
        Route.get(ONE, door.to(this::read)),
        Route.delete(ONE, door.to(this::giveUp)),
        Route.post(USE, door.to(this::use)));
  }

  private void look(Context context, ClientId asking, Snapshot registry) {
    var found =
        acceptInvitation.look(registry, shown(context)).orElseThrow(InvitationsEndpoint::none);
    Json.answer(context, 200, json(found, registry));
  }

  private Map<String, Object> json(Opens opens, Snapshot registry) {
    return json.invited(opens.policy(), Optional.of(opens.on()), registry.network().languages());
  }

  private List<Map<String, Object>> json(List<Policy> invitations, Snapshot registry) {
    var known =
        findResources.describedIn(registry, invitations.stream().map(Policy::resource).toList());
    var languages = registry.network().languages();
    return invitations.stream()
        .map(one -> json.invited(one, known.resource(one.resource()), languages))
        .toList();
  }

  private void take(Context context, ClientId guest, Snapshot registry) {
    switch (acceptInvitation.take(guest, registry, shown(context))) {
      case AcceptInvitation.Taken(var opens) -> Json.answer(context, 201, json(opens, registry));
      case AcceptInvitation.NoSuchInvitation() -> throw none();
      case AcceptInvitation.WalletDisabled() ->
          Json.error(context, 403, "access_denied", "the wallet is disabled: read and end alone");
    }
  }

  private static Secret shown(Context context) {
    var text = Json.object(context).only("invitation").string("invitation");
    if (text.isBlank() || text.length() > LONGEST) {
      throw new BadRequest("invalid_request", "invitation is 1 to " + LONGEST + " characters");
    }
    return new Secret(text);
  }

  private void list(Context context, ClientId guest, Snapshot registry) {
    var after = Optional.ofNullable(context.queryParam("after")).flatMap(PolicyId::parse);
    var page = heldInvitations.page(guest, after);
    var members = new LinkedHashMap<String, Object>();
    members.put("invitations", json(page.invitations(), registry));
    if (page.hasMore()) {
      members.put("next", page.invitations().getLast().id().value());
    }
    Json.answer(context, 200, members);
  }

  private void read(Context context, ClientId guest, Snapshot registry) {
    var found = heldInvitations.find(guest, id(context)).orElseThrow(InvitationsEndpoint::none);
    Json.answer(context, 200, json(List.of(found), registry).getFirst());
  }

  private void giveUp(Context context, ClientId guest, Snapshot registry) {
    if (!heldInvitations.giveUp(guest, id(context))) {
      throw none();
    }
    context.header("Cache-Control", "no-store");
    context.status(204);
  }

  private void use(Context context, ClientId guest, Snapshot registry) {
    var id = id(context);
    var body = Json.object(context).only("transaction", "resource_scopes", "expires_at");
    switch (useInvitation.use(guest, registry, id, use(body))) {
      case Pending(var permission) -> Json.answer(context, 201, PermissionJson.pushed(permission));
      case UseInvitation.NoSuchInvitation() -> throw none();
      case NoSuchTransaction() -> Json.error(context, 404, "not_found", "no such transaction");
      case NoSuchScope() ->
          Json.error(context, 400, "invalid_scope", "some of the invitation's, and no other");
      case BadEnd() ->
          Json.error(context, 400, "invalid_request", "expires_at is over or too late");
      case GivenTwice() ->
          Json.error(context, 400, "invalid_request", "given already, with other content");
    }
  }

  private static UseInvitation.Use use(JsonObject body) {
    var handle = body.string("transaction");
    if (handle.isBlank()) {
      throw new BadRequest("invalid_request", "transaction is needed");
    }
    return new UseInvitation.Use(
        new Secret(handle),
        ScopesAndTimes.scopes(body, "resource_scopes"),
        ScopesAndTimes.expiresAt(body));
  }

  private static PolicyId id(Context context) {
    return PolicyId.parse(context.pathParam("id")).orElseThrow(InvitationsEndpoint::none);
  }

  private static BadRequest none() {
    return BadRequest.notFound("no such invitation");
  }
}

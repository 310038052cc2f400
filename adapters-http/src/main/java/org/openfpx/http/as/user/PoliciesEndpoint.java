package org.openfpx.http.as.user;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.owned.FindResources;
import org.openfpx.domain.as.policy.ManagePolicies;
import org.openfpx.domain.as.policy.ManagePolicies.BadEnd;
import org.openfpx.domain.as.policy.ManagePolicies.Kept;
import org.openfpx.domain.as.policy.ManagePolicies.NetworkIsStrict;
import org.openfpx.domain.as.policy.ManagePolicies.NoSuchClient;
import org.openfpx.domain.as.policy.ManagePolicies.NoSuchPolicy;
import org.openfpx.domain.as.policy.ManagePolicies.NoSuchResource;
import org.openfpx.domain.as.policy.ManagePolicies.NoSuchScope;
import org.openfpx.domain.as.policy.ManagePolicies.NotBelieved;
import org.openfpx.domain.as.policy.ManagePolicies.Offered;
import org.openfpx.domain.as.policy.ManagePolicies.TooMany;
import org.openfpx.domain.as.policy.ManagePolicies.WalletDisabled;
import org.openfpx.domain.as.policy.Policy;
import org.openfpx.domain.as.policy.PolicyId;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.http.as.door.ServiceDoor;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.json.Json;
import org.openfpx.http.problem.BadRequest;

/** What an account owns, and whom it lets through to it (protocol, section 3.10). */
public final class PoliciesEndpoint implements Endpoint {
  private static final String RESOURCES = "/user/resources";
  private static final String PATH = "/user/policies";
  private static final String ONE = PATH + "/{id}";
  private static final int LONGEST_ID = 255;

  private final ManagePolicies managePolicies;
  private final FindResources findResources;
  private final AccountDoor door;
  private final PolicyJson json;

  public PoliciesEndpoint(
      ManagePolicies managePolicies,
      FindResources findResources,
      ServiceDoor door,
      InstantSource time) {
    this.managePolicies = managePolicies;
    this.findResources = findResources;
    this.door = new AccountDoor(door);
    this.json = new PolicyJson(time);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(RESOURCES, door.to(this::resources)),
        Route.post(PATH, door.to(this::make)),
        Route.get(PATH, door.to(this::list)),
        Route.get(ONE, door.to(this::read)),
        Route.put(ONE, door.to(this::replace)),
        Route.delete(ONE, door.to(this::remove)));
  }

  private void resources(Context context, ClientId account, Snapshot registry) {
    var after =
        Optional.ofNullable(context.queryParam("after"))
            .filter(id -> !id.isBlank() && id.length() <= LONGEST_ID)
            .map(ResourceId::new);
    var page = findResources.page(account, after, registry);
    var languages = registry.network().languages();
    var members = new LinkedHashMap<String, Object>();
    members.put(
        "resources", page.resources().stream().map(one -> PolicyJson.of(one, languages)).toList());
    if (page.hasMore()) {
      members.put("next", page.resources().getLast().id().value());
    }
    Json.answer(context, 200, members);
  }

  private void make(Context context, ClientId account, Snapshot registry) {
    var terms = PolicyJson.terms(Json.object(context));
    answer(context, 201, managePolicies.make(account, registry, terms));
  }

  private void list(Context context, ClientId account, Snapshot registry) {
    var after = Optional.ofNullable(context.queryParam("after")).flatMap(PolicyId::parse);
    var page = managePolicies.page(account, after);
    var members = new LinkedHashMap<String, Object>();
    members.put("policies", page.policies().stream().map(json::of).toList());
    if (page.hasMore()) {
      members.put("next", page.policies().getLast().id().value());
    }
    Json.answer(context, 200, members);
  }

  private void read(Context context, ClientId account, Snapshot registry) {
    Json.answer(context, 200, json.of(found(context, account)));
  }

  private Policy found(Context context, ClientId account) {
    return managePolicies.find(account, id(context)).orElseThrow(PoliciesEndpoint::none);
  }

  private void replace(Context context, ClientId account, Snapshot registry) {
    var id = found(context, account).id();
    var terms = PolicyJson.terms(Json.object(context));
    answer(context, 200, managePolicies.replace(account, registry, id, terms));
  }

  private void remove(Context context, ClientId account, Snapshot registry) {
    if (!managePolicies.remove(account, id(context))) {
      throw none();
    }
    context.header("Cache-Control", "no-store");
    context.status(204);
  }

  private void answer(Context context, int good, ManagePolicies.Outcome outcome) {
    switch (outcome) {
      case Kept(var policy) -> Json.answer(context, good, json.of(policy));
      case Offered(var policy, var invitation) -> {
        var members = new LinkedHashMap<>(json.of(policy));
        members.put("invitation", invitation.reveal());
        Json.answer(context, good, members);
      }
      case NoSuchPolicy() -> throw none();
      case NoSuchResource() -> Json.error(context, 404, "not_found", "no such resource of yours");
      case NoSuchScope() ->
          Json.error(context, 400, "invalid_scope", "some of the resource's scopes, and no other");
      case NoSuchClient() ->
          Json.error(
              context, 400, "invalid_request", "client_id is that of no confidential UMA client");
      case NotBelieved() ->
          Json.error(
              context, 400, "invalid_request", "nobody is believed in this about that claim");
      case NetworkIsStrict() ->
          Json.error(context, 400, "invalid_request", "claims open nothing in a strict network");
      case BadEnd() ->
          Json.error(
              context, 400, "invalid_request", "expires_at is to come, in ten years at most");
      case TooMany() ->
          Json.error(context, 400, "invalid_request", "there are too many on that resource");
      case WalletDisabled() ->
          Json.error(context, 403, "access_denied", "the wallet is disabled: read and end alone");
    }
  }

  private static PolicyId id(Context context) {
    return PolicyId.parse(context.pathParam("id")).orElseThrow(PoliciesEndpoint::none);
  }

  private static BadRequest none() {
    return BadRequest.notFound("no such policy");
  }
}

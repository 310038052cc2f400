package org.openfpx.http.as.user;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.as.owned.FindResources;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.policy.PolicyId;
import org.openfpx.domain.as.registry.PurposeId;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.request.AnswerRequest;
import org.openfpx.domain.as.request.AnswerRequest.Answered;
import org.openfpx.domain.as.request.AnswerRequest.AnsweredAlready;
import org.openfpx.domain.as.request.AnswerRequest.BadEnd;
import org.openfpx.domain.as.request.AnswerRequest.NoSuchRequest;
import org.openfpx.domain.as.request.AnswerRequest.NoSuchScope;
import org.openfpx.domain.as.request.AnswerRequest.RotOfSeveral;
import org.openfpx.domain.as.request.AnswerRequest.WalletDisabled;
import org.openfpx.domain.as.request.OwnerRequest;
import org.openfpx.domain.as.request.ReadRequests;
import org.openfpx.domain.as.request.RequestId;
import org.openfpx.domain.as.request.RequestingParty;
import org.openfpx.domain.as.transaction.TicketResource;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.Secret;
import org.openfpx.http.as.door.ServiceDoor;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.json.Json;
import org.openfpx.http.json.JsonObject;
import org.openfpx.http.problem.BadRequest;

/** What waits for an owner, and the owner's answer (protocol, section 3.9). */
public final class RequestsEndpoint implements Endpoint {
  private static final String PATH = "/user/requests";
  private static final String ONE = PATH + "/{id}";
  private static final String SCOPES = "resource_scopes";
  private static final String ROT = "rot";

  /** What only a yes says. */
  private static final List<String> GIVEN = List.of(SCOPES, "expires_at", ROT);

  private static final int LONGEST_ROT = 4096;

  private final ReadRequests readRequests;
  private final AnswerRequest answerRequest;
  private final FindResources findResources;
  private final AccountDoor door;

  public RequestsEndpoint(
      ReadRequests readRequests,
      AnswerRequest answerRequest,
      FindResources findResources,
      ServiceDoor door) {
    this.readRequests = readRequests;
    this.answerRequest = answerRequest;
    this.findResources = findResources;
    this.door = new AccountDoor(door);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(PATH, door.toWalletsToo(this::list)),
        Route.get(ONE, door.toWalletsToo(this::read)),
        Route.patch(ONE, door.to(this::answer)));
  }

  private void list(Context context, ClientId asking, Snapshot registry) {
    var after = Optional.ofNullable(context.queryParam("after")).flatMap(RequestId::parse);
    var page = readRequests.page(asking, registry, after, wait(context));
    var members = new LinkedHashMap<String, Object>();
    var known = known(page.requests(), registry);
    members.put("requests", page.requests().stream().map(one -> json(one, known)).toList());
    if (page.hasMore()) {
      members.put("next", page.requests().getLast().id().value());
    }
    Json.answer(context, 200, members);
  }

  /** The registry, in which all that was asked for can be found. */
  private Snapshot known(List<OwnerRequest> requests, Snapshot registry) {
    var lines = requests.stream().flatMap(one -> one.lines().stream()).toList();
    return findResources.describedIn(registry, TicketResource.named(lines));
  }

  private static Duration wait(Context context) {
    var seconds = Optional.ofNullable(context.queryParam("wait")).orElse("0");
    if (!seconds.matches("[0-9]{1,2}")
        || Integer.parseInt(seconds) > ReadRequests.LONGEST_WAIT.toSeconds()) {
      throw new BadRequest(
          "invalid_request", "wait is 0 to " + ReadRequests.LONGEST_WAIT.toSeconds() + " seconds");
    }
    return Duration.ofSeconds(Integer.parseInt(seconds));
  }

  private void read(Context context, ClientId asking, Snapshot registry) {
    var request =
        readRequests.find(asking, registry, id(context)).orElseThrow(RequestsEndpoint::none);
    // What an account gave is its own to see, and no affair of its wallet's token.
    var given =
        request.account().equals(asking) ? answerRequest.givenBy(request) : List.<Permission>of();
    Json.answer(context, 200, json(request, given, known(List.of(request), registry)));
  }

  private void answer(Context context, ClientId account, Snapshot registry) {
    var id = id(context);
    if (readRequests.find(account, registry, id).isEmpty()) {
      throw none();
    }
    var body = Json.object(context).only("status", "resource_scopes", "expires_at", "rot");
    var outcome =
        isDenial(body)
            ? answerRequest.deny(account, id)
            : answerRequest.approve(account, registry, id, yes(body));
    switch (outcome) {
      case Answered(var request, var given) ->
          Json.answer(context, 200, json(request, given, known(List.of(request), registry)));
      case NoSuchRequest() -> throw none();
      case AnsweredAlready() -> Json.error(context, 409, "invalid_request", "answered already");
      case NoSuchScope() ->
          Json.error(context, 400, "invalid_scope", "some of what was asked for, and no other");
      case BadEnd() ->
          Json.error(context, 400, "invalid_request", "expires_at is over or too late");
      case RotOfSeveral() ->
          Json.error(context, 400, "invalid_request", "a rot is for one resource, here are more");
      case WalletDisabled() ->
          Json.error(context, 403, "access_denied", "the wallet is disabled: read and end alone");
    }
  }

  private static boolean isDenial(JsonObject body) {
    var status = body.optionalString("status");
    if (status.filter(text -> !text.equals("approved") && !text.equals("denied")).isPresent()) {
      throw new BadRequest("invalid_request", "status becomes approved or denied");
    }
    boolean isDenial = status.filter("denied"::equals).isPresent();
    if (isDenial) {
      GIVEN.stream()
          .filter(body::has)
          .findFirst()
          .ifPresent(member -> {
            throw new BadRequest("invalid_request", "a denial has no " + member);
          });
    }
    return isDenial;
  }

  private static AnswerRequest.Yes yes(JsonObject body) {
    var rot = body.optionalString(ROT);
    if (rot.filter(text -> text.isBlank() || text.length() > LONGEST_ROT).isPresent()) {
      throw new BadRequest("invalid_request", "a rot is 1 to " + LONGEST_ROT + " characters");
    }
    return new AnswerRequest.Yes(
        ScopesAndTimes.scopes(body, SCOPES), ScopesAndTimes.expiresAt(body), rot.map(Secret::new));
  }

  private static Map<String, Object> json(
      OwnerRequest request, List<Permission> given, Snapshot registry) {
    var members = json(request, registry);
    if (!given.isEmpty()) {
      members.put("permissions", given.stream().map(PermissionJson::given).toList());
    }
    return members;
  }

  private static Map<String, Object> json(OwnerRequest request, Snapshot registry) {
    var members = new LinkedHashMap<String, Object>();
    members.put("request_id", request.id().value());
    members.put("account", request.account().value());
    members.put("client_id", request.client().value());
    request.purpose().map(PurposeId::value).ifPresent(name -> members.put("purpose", name));
    request
        .purpose()
        .flatMap(registry::purpose)
        .ifPresent(purpose -> members.put("purpose_text", purpose.text().byCode()));
    members.put("resources", request.lines().stream().map(line -> json(line, registry)).toList());
    members.put("since", request.since().getEpochSecond());
    members.put("expires_at", request.expiresAt().getEpochSecond());
    request.party().ifPresent(party -> members.put("requesting_party", json(party)));
    members.put("status", request.state().name().toLowerCase(Locale.ROOT));
    return members;
  }

  private static Map<String, Object> json(RequestingParty party) {
    var members = new LinkedHashMap<String, Object>();
    party.issuer().ifPresent(issuer -> members.put("issuer", issuer.value()));
    members.put("policies", party.satisfied().stream().map(PolicyId::value).toList());
    return members;
  }

  private static Map<String, Object> json(TicketResource line, Snapshot registry) {
    var members = new LinkedHashMap<String, Object>();
    line.resource().ifPresent(id -> members.put("resource_id", id.value()));
    line.resource()
        .flatMap(registry::resource)
        .flatMap(Resource::name)
        .ifPresent(name -> members.put("name", name.in(registry.network().languages())));
    registry
        .definition(line.definition())
        .ifPresent(definition -> {
          members.put("resource_type", definition.type().toString());
          members.put("max_permission_duration", definition.maxPermissionDuration().toMillis());
        });
    members.put("resource_scopes", line.scopes().names());
    return members;
  }

  private static RequestId id(Context context) {
    return RequestId.parse(context.pathParam("id")).orElseThrow(RequestsEndpoint::none);
  }

  private static BadRequest none() {
    return BadRequest.notFound("no such request");
  }
}

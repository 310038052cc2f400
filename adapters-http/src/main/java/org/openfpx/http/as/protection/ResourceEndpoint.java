package org.openfpx.http.as.protection;

import io.javalin.http.Context;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.resource.OwnersPage;
import org.openfpx.domain.as.resource.RegisterResources;
import org.openfpx.domain.as.resource.RegisterResources.Description;
import org.openfpx.domain.as.resource.RegisterResources.Kept;
import org.openfpx.domain.as.resource.RegisterResources.NoSuchResource;
import org.openfpx.domain.as.resource.RegisterResources.NoSuchScope;
import org.openfpx.domain.as.resource.RegisterResources.NoSuchType;
import org.openfpx.domain.as.resource.RegisterResources.NotAllowed;
import org.openfpx.domain.as.resource.RegisterResources.Outcome;
import org.openfpx.domain.as.resource.RegisterResources.TooManyGeneral;
import org.openfpx.domain.as.resource.RegisterResources.TooManyOfOne;
import org.openfpx.domain.as.token.Pat;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.registry.WebAddress;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.http.as.door.ServiceDoor;
import org.openfpx.http.discovery.Contribution;
import org.openfpx.http.discovery.DiscoveryDocument;
import org.openfpx.http.discovery.Endpoint;
import org.openfpx.http.discovery.Route;
import org.openfpx.http.json.Json;
import org.openfpx.http.json.JsonObject;
import org.openfpx.http.problem.BadRequest;

/** Where resource servers register resources (UMA Federated Authorization 3.2). */
public final class ResourceEndpoint implements Endpoint {
  private static final String PATH = "/uma/resource";
  private static final String ONE = PATH + "/{id}";
  private static final int LONGEST_TEXT = 1000;
  private static final int LONGEST_ADDRESS = 2000;

  /** A server may have many, and all of its general ones are in memory. */
  private static final int MOST_BYTES = 8 * 1024;

  private static final String NAME = "name";
  private static final String OWNERS_PAGE = "user_access_policy_uri";
  private static final Pattern TAGGED = Pattern.compile(NAME + "#([A-Za-z]{2,3})");

  private final RegisterResources registerResources;
  private final OwnersPage ownersPage;
  private final ServiceDoor door;
  private final Issuer issuer;

  public ResourceEndpoint(
      RegisterResources registerResources, OwnersPage ownersPage, ServiceDoor door, Issuer issuer) {
    this.registerResources = registerResources;
    this.ownersPage = ownersPage;
    this.door = door;
    this.issuer = issuer;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post(PATH, context -> inside(context, this::register)),
        Route.get(PATH, context -> inside(context, this::list)),
        Route.get(ONE, context -> inside(context, this::read)),
        Route.put(ONE, context -> inside(context, this::replace)),
        Route.delete(ONE, context -> inside(context, this::remove)));
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(
        Contribution.in(DiscoveryDocument.UMA2).address("resource_registration_endpoint", PATH));
  }

  private interface Answering {
    void answer(Context context, Pat pat, Snapshot registry);
  }

  private void inside(Context context, Answering answering) {
    door.openProtection(context, (pat, registry) -> answering.answer(context, pat, registry));
  }

  private void register(Context context, Pat pat, Snapshot registry) {
    var outcome = registerResources.register(pat, registry, description(context, registry));
    if (outcome instanceof Kept(var id)) {
      context.header("Location", issuer.at(PATH + "/" + id).toString());
    }
    answer(context, outcome, 201, page(pat, registry));
  }

  private void replace(Context context, Pat pat, Snapshot registry) {
    var description = description(context, registry);
    var outcome = registerResources.replace(pat, registry, id(context), description);
    answer(context, outcome, 200, page(pat, registry));
  }

  private void remove(Context context, Pat pat, Snapshot registry) {
    var outcome = registerResources.remove(pat, registry, id(context));
    if (outcome instanceof Kept) {
      context.header("Cache-Control", "no-store");
      context.status(204);
    } else {
      answer(context, outcome, 204, page(pat, registry));
    }
  }

  private void list(Context context, Pat pat, Snapshot registry) {
    Json.answer(
        context,
        200,
        registerResources.list(pat, registry).stream().map(ResourceId::value).toList());
  }

  private void read(Context context, Pat pat, Snapshot registry) {
    var found = registerResources.find(pat, registry, id(context));
    var resource = found.orElseThrow(ResourceEndpoint::none);
    var members = members(resource, registry);
    page(pat, registry).apply(resource.id()).ifPresent(uri -> members.put(OWNERS_PAGE, uri));
    Json.answer(context, 200, members);
  }

  /** Where the owner says who is let through to a resource, if there is such a page. */
  private Function<ResourceId, Optional<String>> page(Pat pat, Snapshot registry) {
    return id -> ownersPage.of(pat, id, registry).map(URI::toString);
  }

  private static void answer(
      Context context,
      Outcome outcome,
      int status,
      Function<ResourceId, Optional<String>> ownersPage) {
    switch (outcome) {
      case Kept(var id) -> {
        var members = new LinkedHashMap<String, Object>();
        members.put("_id", id.value());
        ownersPage.apply(id).ifPresent(uri -> members.put(OWNERS_PAGE, uri));
        Json.answer(context, status, members);
      }
      case NotAllowed() ->
          Json.error(context, 403, "access_denied", "an administrator registers your resources");
      case NoSuchType() ->
          Json.error(context, 400, "invalid_resource_type", "no resource definition has this type");
      case NoSuchScope(var scope) ->
          Json.error(
              context, 400, "invalid_scope", "not for resources of this type here: " + scope);
      case TooManyOfOne(var most) ->
          Json.error(
              context,
              403,
              "access_denied",
              "a server registers %d resources of one person".formatted(most));
      case TooManyGeneral(var most) ->
          Json.error(
              context, 403, "access_denied", "a server registers %d resources".formatted(most));
      case NoSuchResource() -> throw none();
    }
  }

  private static Map<String, Object> members(Resource resource, Snapshot registry) {
    var members = new LinkedHashMap<String, Object>();
    members.put("_id", resource.id().value());
    members.put("resource_scopes", resource.scopes().names());
    members.put("type", resource.definition().type().toString());
    resource
        .name()
        .ifPresent(texts ->
            texts.byLanguage().forEach((in, text) -> members.put(named(in, registry), text)));
    resource.description().ifPresent(text -> members.put("description", text));
    resource.iconUri().ifPresent(uri -> members.put("icon_uri", uri.toString()));
    return members;
  }

  /** The name of the member for a language (RFC 7591 section 2.2). */
  private static String named(Language language, Snapshot registry) {
    return language.equals(registry.network().defaultLanguage()) ? NAME : NAME + "#" + language;
  }

  private static Description description(Context context, Snapshot registry) {
    var body = Json.object(context, MOST_BYTES);
    var names = body.strings("resource_scopes");
    if (names.isEmpty()) {
      throw new BadRequest("invalid_request", "resource_scopes holds at least one scope");
    }
    if (!names.stream().allMatch(Scope::isScope)) {
      throw new BadRequest("invalid_scope", "resource_scopes holds what is no scope");
    }
    return new Description(
        body.optionalString("type").map(text -> uri(text, "type")),
        ScopeSet.of(names.stream().map(Scope::new).toList()),
        names(body, registry),
        text(body, "description"),
        body.optionalString("icon_uri").map(ResourceEndpoint::icon));
  }

  /**
   * The name without a language, which is in the network's, and in the others that the network
   * speaks; one in any other is passed over, as all members are that nobody understands.
   */
  private static Optional<LocalizedText> names(JsonObject body, Snapshot registry) {
    var texts = new TreeMap<Language, String>();
    for (var member : body.names()) {
      var language = TAGGED.matcher(member);
      if (language.matches() && registry.network().speaks(new Language(language.group(1)))) {
        text(body, member).ifPresent(text -> texts.put(new Language(language.group(1)), text));
      }
    }
    text(body, NAME).ifPresent(text -> texts.put(registry.network().defaultLanguage(), text));
    return texts.isEmpty() ? Optional.empty() : Optional.of(new LocalizedText(texts));
  }

  private static Optional<String> text(JsonObject body, String member) {
    var text = body.optionalString(member).filter(words -> !words.isBlank());
    if (text.filter(words -> words.length() > LONGEST_TEXT).isPresent()) {
      throw new BadRequest("invalid_request", member + " is too long");
    }
    return text;
  }

  private static URI icon(String text) {
    var uri = uri(text, "icon_uri");
    if (text.length() > LONGEST_ADDRESS) {
      throw new BadRequest("invalid_request", "icon_uri is too long");
    }
    if (!WebAddress.isOne(text)) {
      throw new BadRequest("invalid_request", "icon_uri is an https address");
    }
    return uri;
  }

  private static URI uri(String text, String member) {
    try {
      var uri = new URI(text);
      if (uri.isAbsolute()) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Answered below, as one that is not absolute.
    }
    throw new BadRequest("invalid_request", member + " is an absolute address");
  }

  private static ResourceId id(Context context) {
    var id = context.pathParam("id");
    if (id.isBlank() || id.length() > 255) {
      throw none();
    }
    return new ResourceId(id);
  }

  private static BadRequest none() {
    return BadRequest.notFound("no such resource");
  }
}

package org.openfpx.conformance.driver;

import static org.openfpx.conformance.driver.Capability.when;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Recorder;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.exchange.Shortened;
import org.openfpx.conformance.exchange.Transport;
import org.openfpx.conformance.exchange.UnexpectedAnswer;
import org.openfpx.conformance.person.PersonAtBrowser;
import org.openfpx.conformance.person.Wish;
import org.openfpx.conformance.robot.Browser;

/**
 * A deployment of OpenFPX. Its registry is written by its operator, so all clients and resource
 * servers are in the target file: {@code examples/conformance} has both.
 */
final class OpenfpxDriver implements Driver {
  private static final Set<Capability> OF_OWNERS =
      Set.of(
          Capability.POLICY,
          Capability.FOREIGN_POLICY,
          Capability.APPROVAL,
          Capability.CONSENT,
          Capability.TOKEN_WITHOUT_PROTECTION,
          Capability.TWO_OWNERS);

  /** What a strict network does without. */
  private static final Set<Capability> OF_CLAIMS =
      Set.of(Capability.PUSHED_CLAIMS, Capability.PERSISTED_CLAIMS, Capability.UPGRADE);

  private final Target target;
  private final Settings settings;
  private final Map<String, String> pats = new HashMap<>();
  private Optional<OpenfpxOwners> owners = Optional.empty();

  /**
   * @throws BadTarget if there is a name in the file that nothing reads
   */
  OpenfpxDriver(Target target) {
    this.target = target;
    this.settings = target.settings();
    OpenfpxFile.requireKnown(settings);
  }

  @Override
  public String name() {
    return "openfpx";
  }

  @Override
  public String issuer() {
    return target.issuer();
  }

  @Override
  public boolean isOurs() {
    return true;
  }

  /**
   * Finds out what of the file the server refuses. One that does not answer as it should is left to
   * the checks.
   */
  @Override
  public void begin() {
    try (var peer = peer(_ -> {})) {
      OpenfpxFile.requireTaken(settings, peer, () -> tokenEndpoint(peer));
    } catch (UnexpectedAnswer strange) {
      // The checks say what the server does wrong.
    }
  }

  @Override
  public Set<Capability> capabilities() {
    var can = EnumSet.noneOf(Capability.class);
    when(hasClient(ClientRole.FIRST) && hasClient(ClientRole.SECOND), can, Capability.CLIENTS);
    when(hasClient(ClientRole.PUBLIC), can, Capability.PUBLIC_CLIENT);
    when(hasClient(ClientRole.WITHOUT_GRANT), can, Capability.CLIENT_WITHOUT_GRANT);
    when(hasClient(ClientRole.SCOPE_Z), can, Capability.SCOPED_CLIENTS);
    when(hasClient(ClientRole.TWO_REDIRECTS), can, Capability.CLAIMS_REDIRECTS);
    when(hasServer(ServerRole.FIRST), can, Capability.PAT);
    when(hasServer(ServerRole.FIRST), can, Capability.ORGANISATION);
    when(hasServer(ServerRole.FIRST), can, Capability.REGISTRATION);
    when(hasServer(ServerRole.FIRST), can, Capability.UNSHARED_RESOURCES);
    when(hasServer(ServerRole.SECOND), can, Capability.TWO_RESOURCE_SERVERS);
    when(settings.has("person"), can, Capability.INTERACTION);
    when(settings.has("ticket-seconds"), can, Capability.SHORT_LIFETIMES);
    when(settings.has("as-first"), can, Capability.AS_FIRST);
    if (hasOwners()) {
      can.addAll(OF_OWNERS);
    }
    if (hasClaims()) {
      can.addAll(OF_CLAIMS);
    }
    return can;
  }

  @Override
  public String whyNot(Capability capability) {
    if (OF_OWNERS.contains(capability)) {
      return "the target file names no owners: " + capability.words();
    }
    if (OF_CLAIMS.contains(capability)) {
      return "the target file names no issuer of claims, as that of a standard network does: "
          + capability.words();
    }
    if (capability == Capability.CLIENT_REGISTRATION) {
      return "what registers itself at OpenFPX is an account, which is sent nowhere";
    }
    return "the target file names nothing for: " + capability.words();
  }

  @Override
  public Peer peer(Recorder recorder) {
    return target.peer(recorder);
  }

  private boolean hasClient(ClientRole role) {
    return settings.part("clients").has(key(role));
  }

  private boolean hasServer(ServerRole role) {
    return settings.part("resource-servers").has(OpenfpxOwners.server(role));
  }

  private boolean hasOwners() {
    return settings.has("owners");
  }

  private boolean hasClaims() {
    return hasOwners() && settings.has("claims-issuer");
  }

  private synchronized OpenfpxOwners owners() {
    var there = owners.orElseGet(() -> new OpenfpxOwners(target));
    owners = Optional.of(there);
    return there;
  }

  static String key(Enum<?> role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Client client(ClientRole role) {
    if (!hasClient(role)) {
      throw new NotOffered("the target file has no client " + key(role));
    }
    return client(settings.part("clients").part(key(role)), role.scopes());
  }

  /** One of which nothing but its credentials is used. */
  static Client confidential(Settings client) {
    var secret = Shortened.hide(client.text("secret"));
    return new Client(client.text("id"), Optional.of(secret), Set.of(), List.of(), List.of());
  }

  private static Client client(Settings client, Set<String> scopes) {
    return new Client(
        client.text("id"),
        client.optional("secret").map(Shortened::hide),
        scopes,
        client.addresses("claims-redirect-uris"),
        client.addresses("redirect-uris"));
  }

  @Override
  public AsFirst asFirst() {
    var parts = settings.part("as-first");
    return new AsFirst(
        client(parts.part("client"), Set.of()),
        parts.text("records"),
        parts.text("scopes"),
        parts.text("capability"),
        parts.text("purpose"),
        client(parts.part("public-client"), Set.of()),
        parts.text("public-records"));
  }

  @Override
  public String pat(ServerRole role) {
    if (hasOwners() && OpenfpxOwners.isOwned(role)) {
      return owners().pat(role);
    }
    if (!hasServer(role)) {
      throw new NotOffered("the target file has no resource server " + key(role));
    }
    return pat("resource-servers." + OpenfpxOwners.server(role));
  }

  @Override
  public String patOf(String resourceServer) {
    if (!settings.at("as-first.resource-servers").has(resourceServer)) {
      throw new NotOffered("the target file has no credentials of " + resourceServer);
    }
    return pat("as-first.resource-servers." + resourceServer);
  }

  private String pat(String named) {
    return pats.computeIfAbsent(named, this::freshPat);
  }

  private String freshPat(String named) {
    var client = confidential(settings.at(named));
    var fields = Map.of("grant_type", "client_credentials", "scope", "uma_protection");
    try (var peer = peer(exchange -> {})) {
      var answer = peer.send(client.form("Get a PAT", tokenEndpoint(peer), fields));
      if (answer.status() / 100 == 4) {
        throw new BadTarget(
            "%s: the server gives no PAT for it: %s".formatted(named, answer.insteadOf(200)));
      }
      return Shortened.hide(text(answer.expect(200), "access_token"));
    }
  }

  private URI tokenEndpoint(Peer peer) {
    var document = URI.create(issuer() + "/.well-known/uma2-configuration");
    var discovered = peer.send(Request.get("Read the discovery document", document)).expect(200);
    try {
      var endpoint = URI.create(text(discovered, "token_endpoint"));
      if (Transport.isOpen(endpoint)) {
        throw new BadTarget(
            "no secret is sent to the token_endpoint of the discovery document: %s is plain http on another machine"
                .formatted(endpoint));
      }
      return endpoint;
    } catch (IllegalArgumentException notOne) {
      throw new UnexpectedAnswer("the token_endpoint of the discovery document is no address");
    }
  }

  private static String text(Answer answer, String member) {
    return Optional.of(answer.json().path(member).asText(""))
        .filter(text -> !text.isEmpty())
        .orElseThrow(
            () -> new UnexpectedAnswer(answer.asked().getPath() + " answered without " + member));
  }

  @Override
  public Description description() {
    var description = settings.part("description");
    return new Description(
        description.optional("type"), description.texts("scopes"), settings.optional("uri-scope"));
  }

  @Override
  public Optional<String> standing(ResourceRole role) {
    return settings.part("resources").optional(key(role));
  }

  @Override
  public Optional<String> type(ResourceRole role) {
    return settings.part("types").optional(key(role));
  }

  @Override
  public boolean prefersPolicy() {
    return hasClaims();
  }

  @Override
  public ServerRole holder() {
    return ServerRole.HOLDER;
  }

  @Override
  public String tokenWithoutProtection() {
    return owners().tokenWithoutProtection();
  }

  @Override
  public void allow(String resourceId, List<String> scopes) {
    owners().allow(resourceId, scopes);
  }

  @Override
  public void allow(String resourceId, List<String> scopes, RequestingParty who) {
    owners().allow(resourceId, scopes, who);
  }

  @Override
  public void ask(String resourceId, List<String> scopes) {
    owners().ask(resourceId, scopes);
  }

  @Override
  public Answer attempt(ServerRole owner, String resourceId, List<String> scopes, Client client) {
    return owners().attempt(owner, resourceId, scopes, client.id());
  }

  @Override
  public List<Answer> attempt(
      ServerRole owner, List<String> resourceIds, List<String> scopes, Client client) {
    return owners().attempt(owner, resourceIds, scopes, client.id());
  }

  @Override
  public void forbid(String resourceId) {
    owners().forbid(resourceId);
  }

  @Override
  public void decide(String resourceId, List<String> scopes) {
    owners().decide(resourceId, scopes);
  }

  @Override
  public List<Waiting> waiting(ServerRole owner) {
    return owners().waiting(owner);
  }

  @Override
  public Consent consent(Set<String> scopes) {
    return owners().consent(scopes);
  }

  @Override
  public String claimToken(ClientRole client, RequestingParty who, Flaw flaw) {
    return owners().claimToken(client(client), who, flaw);
  }

  @Override
  public Map<String, String> remembering() {
    return Map.of("persist_claims", "true");
  }

  @Override
  public URI gather(Recorder recorder, URI claims, Answering answering) {
    try (var browser = target.browser(recorder, this::isHome)) {
      return gather(browser, claims, answering);
    }
  }

  @Override
  public Browser browser() {
    return target.browser(_ -> {}, this::isHome);
  }

  @Override
  public URI gather(Browser browser, URI claims, Answering answering) {
    var person = settings.part("person");
    var all =
        Wish.everything(person.text("user"), Shortened.hide(person.text("password")))
            .at(settings.optional("wallet"));
    var wish =
        switch (answering) {
          case EVERYTHING -> all;
          case THE_LEAST -> all.withoutOptional();
          case NOTHING -> all.refusing();
        };
    return new PersonAtBrowser(browser, wish).walk(browser.open("A person comes", claims)).to();
  }

  private boolean isHome(URI address) {
    return settings.part("clients").names().stream()
        .map(name -> settings.part("clients").part(name).addresses("claims-redirect-uris"))
        .flatMap(List::stream)
        .anyMatch(home -> address.toString().startsWith(home.toString()));
  }

  @Override
  public void close() {
    owners.ifPresent(OpenfpxOwners::close);
  }

  @Override
  public Optional<Duration> ticketLifetime() {
    return settings.seconds("ticket-seconds");
  }

  @Override
  public Optional<Duration> tokenLifetime() {
    return settings.seconds("token-seconds");
  }

  @Override
  public Map<String, String> choices() {
    return Map.of(
        "A-02", "both",
        "A-03", "404",
        "A-05", "invalid_request",
        "A-06", "invalid_request",
        "A-07", "JWS",
        "A-11", "400",
        "A-18", "rotate");
  }
}

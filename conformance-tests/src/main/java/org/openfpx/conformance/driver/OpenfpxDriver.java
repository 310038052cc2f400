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
import org.openfpx.conformance.robot.Robot;

/**
 * A deployment of OpenFPX. Its registry is written by its operator, so all clients and resource
 * servers are in the target file: {@code examples/conformance} has both.
 */
final class OpenfpxDriver implements Driver {
  private static final Set<Capability> IN_STRICT_MODE =
      Set.of(
          Capability.POLICY,
          Capability.APPROVAL,
          Capability.PUSHED_CLAIMS,
          Capability.PERSISTED_CLAIMS,
          Capability.UPGRADE,
          Capability.TWO_OWNERS,
          Capability.CLIENT_REGISTRATION);

  private final Target target;
  private final Settings settings;
  private final Map<String, String> pats = new HashMap<>();

  OpenfpxDriver(Target target) {
    this.target = target;
    this.settings = target.settings();
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
    return can;
  }

  @Override
  public String whyNot(Capability capability) {
    if (IN_STRICT_MODE.contains(capability)) {
      return "the network is in strict mode, which does without: " + capability.words();
    }
    if (capability == Capability.TOKEN_WITHOUT_PROTECTION) {
      return "a resource server of OpenFPX gets no other access token than a PAT";
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
    return settings.part("resource-servers").has(key(role));
  }

  private static String key(Enum<?> role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Client client(ClientRole role) {
    if (!hasClient(role)) {
      throw new NotOffered("the target file has no client " + key(role));
    }
    return client(settings.part("clients").part(key(role)), role.scopes());
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
    if (!hasServer(role)) {
      throw new NotOffered("the target file has no resource server " + key(role));
    }
    return pat("resource-servers." + key(role));
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
    var server = settings.at(named);
    var client =
        new Client(
            server.text("id"),
            Optional.of(Shortened.hide(server.text("secret"))),
            Set.of(),
            List.of(),
            List.of());
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
    return new Description(description.optional("type"), description.texts("scopes"));
  }

  @Override
  public Optional<String> standing(ResourceRole role) {
    return settings.part("resources").optional(key(role));
  }

  @Override
  public ServerRole holder() {
    return ServerRole.HOLDER;
  }

  @Override
  public URI gather(Recorder recorder, URI claims, Answering answering) {
    var person = settings.part("person");
    var all = Wish.everything(person.text("user"), Shortened.hide(person.text("password")));
    var wish =
        switch (answering) {
          case EVERYTHING -> all;
          case THE_LEAST -> all.withoutOptional();
          case NOTHING -> all.refusing();
        };
    try (var browser = browser(recorder)) {
      return new PersonAtBrowser(browser, wish).walk(browser.open("A person comes", claims)).to();
    }
  }

  private Robot browser(Recorder recorder) {
    return target
        .trust()
        .map(context -> Robot.fresh(recorder, this::isHome, context))
        .orElseGet(() -> Robot.fresh(recorder, this::isHome));
  }

  private boolean isHome(URI address) {
    return settings.part("clients").names().stream()
        .map(name -> settings.part("clients").part(name).addresses("claims-redirect-uris"))
        .flatMap(List::stream)
        .anyMatch(home -> address.toString().startsWith(home.toString()));
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
        "A-11", "400");
  }
}

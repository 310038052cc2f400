package org.openfpx.conformance.driver;

import static org.openfpx.conformance.driver.Capability.when;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Recorder;
import org.openfpx.conformance.exchange.Shortened;

/**
 * A server that nobody drives: {@link #preparation} says what a person is to set up in it, and the
 * ids of all that are read from a file.
 */
final class ManualDriver implements Driver {
  private static final Map<Capability, ClientRole> CLIENTS =
      Map.of(
          Capability.CLIENTS, ClientRole.SECOND,
          Capability.PUBLIC_CLIENT, ClientRole.PUBLIC,
          Capability.CLIENT_WITHOUT_GRANT, ClientRole.WITHOUT_GRANT,
          Capability.SCOPED_CLIENTS, ClientRole.SCOPE_Z,
          Capability.CLAIMS_REDIRECTS, ClientRole.TWO_REDIRECTS);
  private static final Map<Capability, ServerRole> PATS =
      Map.of(
          Capability.PAT, ServerRole.FIRST,
          Capability.REGISTRATION, ServerRole.FIRST,
          Capability.UNSHARED_RESOURCES, ServerRole.FIRST,
          Capability.TWO_RESOURCE_SERVERS, ServerRole.SECOND,
          Capability.TWO_OWNERS, ServerRole.FIRST_FOR_CAROL);

  /** What a person need not set up a PAT of its own for. */
  private static final Set<ServerRole> FIRST_TOO =
      Set.of(ServerRole.HOLDER, ServerRole.FIRST_FOR_ITSELF);

  private static final Set<Capability> NOT_BY_HAND =
      Set.of(
          Capability.APPROVAL,
          Capability.CONSENT,
          Capability.FOREIGN_POLICY,
          Capability.INTERACTION,
          Capability.PUSHED_CLAIMS,
          Capability.PERSISTED_CLAIMS);

  private final Target target;
  private final Optional<Settings> prepared;

  ManualDriver(Target target) {
    this(target, target.settings().inFile("ids"));
  }

  /**
   * @throws BadTarget if there is a key among the ids that nothing reads, or one of them lacks what
   *     belongs to it
   */
  ManualDriver(Target target, Optional<Settings> prepared) {
    this.target = target;
    this.prepared = prepared;
    prepared.ifPresent(this::requireRight);
  }

  /** What is wrong is told before any check is made. */
  private void requireRight(Settings ids) {
    Preparation.requireKnown(ids);
    Stream.of(ClientRole.values()).filter(role -> has("clients", role)).forEach(this::client);
    PATS.values().stream().filter(role -> has("pats", role)).forEach(this::pat);
    if (ids.has("uri-scope") && !ids.has("description")) {
      throw new BadTarget("uri-scope in the file of ids is one of a description, which is missing");
    }
    description();
    if (!ids.optional("upgrades").orElse("true").matches("true|false")) {
      throw new BadTarget("upgrades in the file of ids is true or false");
    }
    ticketLifetime();
    tokenLifetime();
  }

  @Override
  public String name() {
    return "manual";
  }

  @Override
  public String issuer() {
    return target.issuer();
  }

  @Override
  public Optional<String> preparation() {
    return prepared.isPresent() ? Optional.empty() : Optional.of(Preparation.wanted(issuer()));
  }

  private Settings ids() {
    return prepared.orElseThrow(() -> new NotOffered("there is no file of ids yet"));
  }

  @Override
  public Set<Capability> capabilities() {
    var can = EnumSet.noneOf(Capability.class);
    CLIENTS.forEach((capability, role) -> when(has("clients", role), can, capability));
    PATS.forEach((capability, role) -> when(has("pats", role), can, capability));
    when(ids().has("token-without-protection"), can, Capability.TOKEN_WITHOUT_PROTECTION);
    when(hasResources(), can, Capability.POLICY);
    when(hasResources() && upgrades(), can, Capability.UPGRADE);
    when(ids().has("ticket-seconds"), can, Capability.SHORT_LIFETIMES);
    return can;
  }

  private boolean hasResources() {
    return List.of(ResourceRole.values()).stream().allMatch(role -> has("resources", role));
  }

  private boolean upgrades() {
    return ids().optional("upgrades").filter("true"::equals).isPresent();
  }

  private boolean has(String part, Enum<?> role) {
    return ids().part(part).has(key(role));
  }

  static String key(Enum<?> role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String whyNot(Capability capability) {
    return NOT_BY_HAND.contains(capability)
        ? "nobody drives the server while checks are made: " + capability.words()
        : "the file of ids names nothing for: " + capability.words();
  }

  @Override
  public Peer peer(Recorder recorder) {
    return target.peer(recorder);
  }

  @Override
  public Client client(ClientRole role) {
    if (!has("clients", role)) {
      throw new NotOffered("the file of ids has no client " + key(role));
    }
    var client = ids().part("clients").part(key(role));
    boolean isPublic = role == ClientRole.PUBLIC;
    boolean comesBack = role != ClientRole.NO_REDIRECT;
    return new Client(
        client.text("id"),
        isPublic ? Optional.empty() : Optional.of(Shortened.hide(client.text("secret"))),
        role.scopes(),
        comesBack ? client.addresses("claims-redirect-uris") : List.of(),
        comesBack ? List.of() : client.addresses("redirect-uris"));
  }

  @Override
  public String pat(ServerRole role) {
    var held = FIRST_TOO.contains(role) ? ServerRole.FIRST : role;
    return ids()
        .part("pats")
        .optional(key(held))
        .map(Shortened::hide)
        .orElseThrow(() -> new NotOffered("the file of ids has no PAT " + key(held)));
  }

  @Override
  public String tokenWithoutProtection() {
    return Shortened.hide(ids().text("token-without-protection"));
  }

  @Override
  public Optional<String> standing(ResourceRole role) {
    return ids().part("resources").optional(key(role));
  }

  @Override
  public Description description() {
    var any = Description.any();
    if (!ids().has("description")) {
      return any;
    }
    var described = ids().part("description");
    var scopes = described.has("scopes") ? described.texts("scopes") : any.scopes();
    if (scopes.size() < any.scopes().size()) {
      throw new BadTarget("description.scopes in the file of ids are three or more");
    }
    return new Description(described.optional("type"), scopes, ids().optional("uri-scope"));
  }

  @Override
  public Optional<String> type(ResourceRole role) {
    return ids().part("types").optional(key(role));
  }

  /** Of what a check registers itself, nobody allowed anything. */
  @Override
  public void forbid(String resourceId) {
    for (var role : ResourceRole.values()) {
      if (standing(role).filter(resourceId::equals).isPresent()) {
        throw new NotOffered("what stands at the server stays allowed");
      }
    }
  }

  @Override
  public Optional<Duration> ticketLifetime() {
    return ids().seconds("ticket-seconds");
  }

  @Override
  public Optional<Duration> tokenLifetime() {
    return ids().seconds("token-seconds");
  }
}

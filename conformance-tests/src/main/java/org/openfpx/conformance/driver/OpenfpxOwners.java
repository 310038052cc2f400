package org.openfpx.conformance.driver;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openfpx.conformance.exchange.Answer;

/** The owners of resources at a server of OpenFPX, whom the kit plays: Alice and Carol. */
final class OpenfpxOwners implements AutoCloseable {
  private static final String ALICE = "alice";
  private static final String CAROL = "carol";
  private static final String IDENTITY = "openid";
  private static final String PROTECTION = "uma_protection";
  private static final List<ClientRole> ASKING =
      List.of(
          ClientRole.FIRST,
          ClientRole.SECOND,
          ClientRole.SCOPE_A,
          ClientRole.SCOPE_C,
          ClientRole.SCOPES_C_D,
          ClientRole.SCOPE_D,
          ClientRole.SCOPE_Z,
          ClientRole.SCOPE_UPPER_A);

  private final Settings servers;
  private final Settings clients;
  private final PlayedWallet wallet;
  private final OwnersPolicies policies;
  private final Map<ServerRole, PlayedWallet.Consented> given = new EnumMap<>(ServerRole.class);

  OpenfpxOwners(Target target) {
    this.servers = target.settings().part("resource-servers");
    this.clients = target.settings().part("clients");
    this.wallet = new PlayedWallet(target);
    this.policies = new OwnersPolicies(wallet, List.of(ALICE, CAROL));
  }

  /** Whether it is by an owner that a PAT for this role comes. */
  static boolean isOwned(ServerRole role) {
    return role != ServerRole.HOLDER && role != ServerRole.FIRST_FOR_ITSELF;
  }

  private static String owner(ServerRole role) {
    return role == ServerRole.FIRST_FOR_CAROL ? CAROL : ALICE;
  }

  /** The resource server of a role, as target files call it. */
  static String server(ServerRole role) {
    return switch (role) {
      case FIRST_FOR_CAROL, FIRST_FOR_ITSELF -> "first";
      default -> OpenfpxDriver.key(role);
    };
  }

  synchronized String pat(ServerRole role) {
    return given
        .computeIfAbsent(role, wanted -> consented(wanted, Set.of(PROTECTION)))
        .tokens()
        .path("access_token")
        .asText();
  }

  private PlayedWallet.Consented consented(ServerRole role, Set<String> scopes) {
    var server = OpenfpxDriver.confidential(servers.part(server(role)));
    return wallet.consent(server, owner(role), scopes);
  }

  /** What the first server gets that wants but to know who Alice is. */
  String tokenWithoutProtection() {
    return consent(Set.of(IDENTITY)).tokens().path("access_token").asText();
  }

  /** What the first server gets that asks Alice for these scopes. */
  Consent consent(Set<String> scopes) {
    var consented = consented(ServerRole.FIRST, scopes);
    var server = OpenfpxDriver.confidential(servers.part(server(ServerRole.FIRST)));
    return new Consent(consented.tokens(), server, () -> wallet.withdraw(consented));
  }

  /** Every client that asks for something: a policy is for one that can prove who it is. */
  private List<String> everybody() {
    return ASKING.stream()
        .map(OpenfpxDriver::key)
        .filter(clients::has)
        .map(role -> clients.part(role).text("id"))
        .toList();
  }

  void allow(String resource, List<String> scopes) {
    policies.allow(resource, scopes, everybody());
  }

  void allow(String resource, List<String> scopes, RequestingParty who) {
    policies.allow(resource, scopes, wallet.claimTokens(), who);
  }

  void ask(String resource, List<String> scopes) {
    policies.ask(resource, scopes);
  }

  void forbid(String resource) {
    policies.forbid(resource);
  }

  void decide(String resource, List<String> scopes) {
    policies.decide(resource, scopes);
  }

  List<Waiting> waiting(ServerRole role) {
    return policies.waiting(owner(role));
  }

  Answer attempt(ServerRole role, String resource, List<String> scopes, String client) {
    return policies.attempt(owner(role), resource, scopes, client);
  }

  List<Answer> attempt(
      ServerRole role, List<String> resources, List<String> scopes, String client) {
    return policies.attempt(owner(role), resources, scopes, client);
  }

  String claimToken(Client client, RequestingParty who, Flaw flaw) {
    return wallet.claimTokens().token(client, who, flaw);
  }

  @Override
  public void close() {
    wallet.close();
  }
}

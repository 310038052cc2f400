package org.openfpx.persistence.as;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsNetwork.APP;
import static org.openfpx.domain.testing.as.AsNetwork.AT_CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.CLINIC;
import static org.openfpx.domain.testing.as.AsNetwork.PROFILE_AT_PROVINCE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.policy.ManagePolicies;
import org.openfpx.domain.as.registry.AuthorizationServerRegistry;
import org.openfpx.domain.as.registry.AuthorizationServerTypes;
import org.openfpx.domain.as.registry.ResourceServerId;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.resource.AskForTicket;
import org.openfpx.domain.as.token.CheckServiceToken;
import org.openfpx.domain.as.token.IntrospectToken;
import org.openfpx.domain.as.token.IssueServiceToken;
import org.openfpx.domain.as.token.Pat;
import org.openfpx.domain.as.token.PersonalPats;
import org.openfpx.domain.as.token.RedeemTicket;
import org.openfpx.domain.as.token.ServiceScopes;
import org.openfpx.domain.as.token.TokenSet;
import org.openfpx.domain.oauth.dpop.CheckProof;
import org.openfpx.domain.oauth.dpop.ShownToken;
import org.openfpx.domain.registry.Snapshots;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.as.AsHouse;
import org.openfpx.domain.testing.as.AsNetwork;
import org.openfpx.domain.testing.as.OwnedResourcesContract;
import org.openfpx.domain.testing.as.OwnersHouse;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.registry.JooqRegistryStore;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.SentStatements;
import org.openfpx.persistence.testing.TestDatabase;

/**
 * What the calls that come most often cost, from the look-up of the client to the end, with every
 * store a real one and the registry kept since the call before.
 */
@EachDatabase
class HotPathsTest {
  private final SentStatements statements;
  private final AuthorizationServerRegistry registry;
  private final JooqTokens tokens;
  private final JooqOwnedResources owned;
  private final AsHouse house;

  HotPathsTest(TestDatabase on) {
    var opened = on.emptied(SystemSchema.AUTHORIZATION_SERVER);
    var database = opened.database();
    statements = opened.statements();
    registry = kept(new JooqRegistryStore(database, AuthorizationServerTypes.MODEL));
    tokens = new JooqTokens(database);
    owned = new JooqOwnedResources(database);
    house =
        new AsHouse(
            new AsHouse.Stores(
                new JooqTransactions(database),
                new JooqPermissions(database),
                tokens,
                new JooqAccounts(database),
                owned,
                database.atomically()),
            registry);
    registry.current();
  }

  /** The store is asked as ever; who takes part is the small network. */
  private static AuthorizationServerRegistry kept(JooqRegistryStore store) {
    var participants = AsNetwork.open().participants();
    return AuthorizationServerRegistry.of(
        new Snapshots<>(store, rows -> new Snapshot(rows.version(), participants)));
  }

  @Test
  void openingATransactionTakesTwoStatementsAndOneCommit() {
    assertThat(statements.during(() -> house.mustOpen(APP)))
        .satisfiesExactly(
            version -> assertThat(version).startsWith("select ").contains("registry_version"),
            opened -> assertThat(opened).startsWith("insert "));
    assertThat(statements.commits()).isOne();
  }

  @Test
  void redeemingTakesFourStatementsAndOneCommit() {
    var ticket = house.decided(AT_CLINIC, PROFILE_AT_PROVINCE).orElseThrow();

    assertThat(statements.during(() -> house.mustRedeem(APP, ticket))).hasSize(4);
    assertThat(statements.commits()).isOne();
  }

  @Test
  void introspectingTakesTwoStatementsWithThatForThePatAndNoWrite() {
    var token = house.grant(AT_CLINIC, PROFILE_AT_PROVINCE).tokens().getFirst().token();
    var pat = pat();
    var found = new ArrayList<IntrospectToken.Outcome>();

    assertThat(statements.during(() -> found.add(introspect(pat, token))))
        .hasSize(2)
        .allMatch(sql -> sql.startsWith("select "));
    assertThat(statements.commits()).isZero();
    assertThat(found).singleElement().isInstanceOf(IntrospectToken.Active.class);
  }

  @Test
  void introspectingByTheServersOwnCredentialsTakesOne() {
    var token = house.grant(AT_CLINIC).tokens().getFirst().token();

    assertThat(statements.during(() -> house.introspect(house.authenticated(CLINIC).id(), token)))
        .singleElement()
        .asString()
        .startsWith("select ");
    assertThat(statements.commits()).isZero();
  }

  @Test
  void introspectingWhatBelongsToSomebodyTakesOneMore() {
    var token = grantedByPolicy().tokens().getFirst().token();
    var found = new ArrayList<IntrospectToken.Outcome>();

    assertThat(statements.during(() -> found.add(house.introspect(CLINIC, token))))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("select ").contains("token"),
            second -> assertThat(second).startsWith("select ").contains("owned_resource"));
    assertThat(statements.commits()).isZero();
    assertThat(found).singleElement().isInstanceOf(IntrospectToken.Active.class);
  }

  /** What somebody lets the app use, at the clinic. */
  private TokenSet grantedByPolicy() {
    var owner = house.account();
    var resource =
        OwnedResourcesContract.resource("hers", owner, new ResourceServerId(CLINIC.value()));
    owned.add(resource, 1);
    var terms =
        new ManagePolicies.Terms(
            resource.id(),
            resource.scopes(),
            house.now().plus(Duration.ofDays(7)),
            new ManagePolicies.Terms.Using(APP));
    assertThat(house.managePolicies().make(owner, registry.current(), terms))
        .isInstanceOf(ManagePolicies.Kept.class);
    var wanted = new AskForTicket.Wanted(resource.id(), resource.scopes());
    var asked = house.askForTicket().ask(Pat.own(CLINIC), registry.current(), List.of(wanted));
    var ticket = ((AskForTicket.Opened) asked).ticket();
    var redeemed =
        house.redeemTicket().redeem(house.authenticated(APP), OwnersHouse.request(ticket));
    return ((RedeemTicket.Granted) redeemed).tokens();
  }

  private Secret pat() {
    var issued =
        new IssueServiceToken(house.world.world(), registry, tokens)
            .issue(house.authenticated(CLINIC), ScopeSet.NONE);
    return ((IssueServiceToken.Issued) issued).token();
  }

  private IntrospectToken.Outcome introspect(Secret pat, Secret token) {
    var proofs = new CheckProof(_ -> Optional.empty(), (_, _, _) -> false, house.world);
    var check =
        new CheckServiceToken(
            house.world.world(), registry, tokens, proofs, (_, _) -> new PersonalPats.Nothing());
    var asking =
        (CheckServiceToken.Good) check.check(ShownToken.bearer(pat), ServiceScopes.PROTECTION);
    return house.introspect(asking.client(), token);
  }
}

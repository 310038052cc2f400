package org.openfpx.domain.rsa.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.rsa.RsaMother.AS;
import static org.openfpx.domain.testing.rsa.RsaMother.CLIENT;
import static org.openfpx.domain.testing.rsa.RsaMother.IMMUNIZATIONS;
import static org.openfpx.domain.testing.rsa.RsaMother.JUNE;
import static org.openfpx.domain.testing.rsa.RsaMother.NOW;
import static org.openfpx.domain.testing.rsa.RsaMother.READ;
import static org.openfpx.domain.testing.rsa.RsaMother.link;
import static org.openfpx.domain.testing.rsa.RsaMother.use;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.dpop.ShownToken;
import org.openfpx.domain.rsa.access.Introspection.Active;
import org.openfpx.domain.rsa.access.Refusal.AuthorizationServerUnreachable;
import org.openfpx.domain.rsa.access.Refusal.Challenge;
import org.openfpx.domain.rsa.access.Verdict.Pass;
import org.openfpx.domain.rsa.access.Verdict.SourceUnreachable;
import org.openfpx.domain.rsa.linking.LinkId;
import org.openfpx.domain.rsa.linking.Person;
import org.openfpx.domain.rsa.linking.UseDownstream;
import org.openfpx.domain.rsa.rot.RotMaterial;
import org.openfpx.domain.rsa.rot.RotRequest;
import org.openfpx.domain.rsa.rot.RotUse;
import org.openfpx.domain.rsa.rot.SimpleRots;
import org.openfpx.domain.rsa.route.ProtectedResource;
import org.openfpx.domain.rsa.route.ResourceId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.rsa.FakeAuthorizationServer;
import org.openfpx.domain.testing.rsa.FakeProvider;
import org.openfpx.domain.testing.rsa.InMemoryLinks;
import org.openfpx.domain.testing.rsa.InMemoryRots;

/** The judge over a protected route (protocol, sections 4 and 6; UMA Grant 3.2). */
class JudgeAccessTest {
  private static final ProtectedResource WANTED = new ProtectedResource(AS, IMMUNIZATIONS, READ);

  private final TestWorld world = new TestWorld();
  private final InMemoryLinks links = new InMemoryLinks();
  private final FakeProvider provider = new FakeProvider(world);
  private final FakeAuthorizationServer server = new FakeAuthorizationServer();
  private final SimpleRots rots =
      new SimpleRots(world.world(), new InMemoryRots(), SimpleRots.Settings.DEFAULT);
  private final JudgeAccess judge =
      new JudgeAccess(
          new GuardResource(world, server, server),
          token -> token.matches(new Secret("a wallet's token")),
          rots,
          new UseDownstream(world.world(), links, provider));

  private Secret junes = new Secret("-");

  @BeforeEach
  void juneIsLinked() {
    links.add(link("june"));
    links.add(link("noor", new Person(JUNE.issuer(), "noor")));
    junes = rot("june");
    server.knows("good", "permission", use(), Optional.of(junes));
  }

  private Secret rot(String link) {
    var material = (RotMaterial.Simple) rots.issue(new LinkId(link), new RotRequest.Some(1));
    return material.rots().getFirst();
  }

  private Verdict judge(String token) {
    return judge.judge(WANTED, Optional.of(ShownToken.bearer(new Secret(token))));
  }

  @Test
  void aGoodTokenPassesAsThePersonOfItsRot() {
    assertThat(judge("good")).isInstanceOf(Pass.class);
    assertThat(judge("good") instanceof Pass pass ? pass.link() : "").isEqualTo(new LinkId("june"));
    assertThat(server.introspected()).as("asked anew each time").containsExactly("good", "good");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void withoutTokenThereIsAChallengeForExactlyThis() {
    assertThat(judge.judge(WANTED, Optional.empty())).isInstanceOf(Challenge.class);
    assertThat(server.asked()).containsExactly(WANTED);
    assertThat(server.introspected()).isEmpty();
  }

  @Test
  void everyChallengeHasATicketOfItsOwn() {
    var first = (Challenge) judge("bad");
    var second = (Challenge) judge("bad");

    assertThat(first.authorizationServer()).isEqualTo(AS);
    assertThat(first.ticket().reveal()).isNotEqualTo(second.ticket().reveal());
  }

  @Test
  void aWalletsTokenOpensNothingAndIsShownToNobody() {
    assertThat(judge("a wallet's token")).isInstanceOf(Challenge.class);
    assertThat(server.introspected()).isEmpty();
  }

  @Test
  void anAuthorizationServerThatDoesNotAnswerIsSaid() {
    server.reachable(false);

    assertThat(judge("good")).isEqualTo(new AuthorizationServerUnreachable());
    assertThat(judge.judge(WANTED, Optional.empty()))
        .isEqualTo(new AuthorizationServerUnreachable());
  }

  @Test
  void anotherResourceOrLessScopeIsNotEnough() {
    var end = use().endsAt();
    server.knows(
        "profile",
        "p1",
        new RotUse(AS, CLIENT, new ResourceId("profile"), READ, end),
        Optional.of(junes));
    server.knows(
        "write",
        "p2",
        new RotUse(AS, CLIENT, IMMUNIZATIONS, ScopeSet.of("write"), end),
        Optional.of(junes));

    assertThat(judge("profile")).isInstanceOf(Challenge.class);
    assertThat(judge("write")).isInstanceOf(Challenge.class);
    assertThat(judge("good")).as("and the ROT was not touched").isInstanceOf(Pass.class);
  }

  @Test
  void anotherServersTokenIsNotBelieved() {
    server.answers(
        "foreign",
        new Active(
            Optional.of(URI.create("https://other.test")),
            CLIENT,
            Validity.until(NOW.plusSeconds(60)),
            List.of(FakeAuthorizationServer.permission("permission", use(), Optional.of(junes)))));

    assertThat(judge("foreign")).isInstanceOf(Challenge.class);
  }

  @Test
  void aTokenOrPermissionThatHasEndedIsNotBelieved() {
    world.pass(Duration.ofMinutes(15));
    assertThat(judge("good")).isInstanceOf(Challenge.class);

    server.knows(
        "short",
        "p",
        new RotUse(AS, CLIENT, IMMUNIZATIONS, READ, world.instant()),
        Optional.of(junes));
    assertThat(judge("short")).isInstanceOf(Challenge.class);
  }

  @Test
  void withoutRotNobodyKnowsWhoseRecords() {
    server.knows("headless", "p", use(), Optional.empty());

    assertThat(judge("headless")).isInstanceOf(Challenge.class);
  }

  @Test
  void oneRotServesOnePermission() {
    assertThat(judge("good")).isInstanceOf(Pass.class);
    server.knows("second", "other permission", use(), Optional.of(junes));

    assertThat(judge("second")).isInstanceOf(Challenge.class);
  }

  @Test
  void anUnknownOrRunOutRotIsAChallenge() {
    server.knows("unknown", "p", use(), Optional.of(new Secret("made up")));
    assertThat(judge("unknown")).isInstanceOf(Challenge.class);

    var late = rot("june");
    world.pass(Duration.ofMinutes(30));
    server.answers(
        "late",
        new Active(
            Optional.empty(),
            CLIENT,
            Validity.until(world.instant().plusSeconds(60)),
            List.of(FakeAuthorizationServer.permission("p2", use(), Optional.of(late)))));
    assertThat(judge("late")).isInstanceOf(Challenge.class);
  }

  @Test
  void anEndedLinkIsAChallengeAtOnce() {
    assertThat(judge("good")).isInstanceOf(Pass.class);
    links.end(new LinkId("june"));

    assertThat(judge("good")).isInstanceOf(Challenge.class);
  }

  @Test
  void aProviderThatRefusesIsAChallengeAndOneThatIsDownIsSaid() {
    var first = (Pass) judge("good");
    provider.reachable(false);
    assertThat(judge.insteadOf(WANTED, first)).isEqualTo(new SourceUnreachable());

    provider.reachable(true);
    provider.forgetEverybody();
    assertThat(judge.insteadOf(WANTED, first)).isInstanceOf(Challenge.class);
    assertThat(judge("good")).as("until the person signs in again").isInstanceOf(Challenge.class);
  }

  @Test
  void twoPeoplesPermissionsDoNotAddUp() {
    var wide = new ProtectedResource(AS, IMMUNIZATIONS, ScopeSet.of("read", "search"));
    server.answers(
        "two",
        new Active(
            Optional.of(AS),
            CLIENT,
            Validity.until(NOW.plusSeconds(60)),
            List.of(
                FakeAuthorizationServer.permission("p1", use(), Optional.of(junes)),
                FakeAuthorizationServer.permission(
                    "p2",
                    new RotUse(AS, CLIENT, IMMUNIZATIONS, ScopeSet.of("search"), use().endsAt()),
                    Optional.of(rot("noor"))))));

    assertThat(judge.judge(wide, Optional.of(ShownToken.bearer(new Secret("two")))))
        .isInstanceOf(Challenge.class);
  }
}

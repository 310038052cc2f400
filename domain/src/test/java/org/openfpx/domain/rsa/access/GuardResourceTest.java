package org.openfpx.domain.rsa.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.rsa.RsaMother.AS;
import static org.openfpx.domain.testing.rsa.RsaMother.CLIENT;
import static org.openfpx.domain.testing.rsa.RsaMother.IMMUNIZATIONS;
import static org.openfpx.domain.testing.rsa.RsaMother.NOW;
import static org.openfpx.domain.testing.rsa.RsaMother.READ;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.oauth.dpop.CheckProof;
import org.openfpx.domain.oauth.dpop.ProofFlaw;
import org.openfpx.domain.oauth.dpop.RememberedProofIds;
import org.openfpx.domain.oauth.dpop.ShownToken;
import org.openfpx.domain.rsa.access.Guarded.Admitted;
import org.openfpx.domain.rsa.access.Introspection.Active;
import org.openfpx.domain.rsa.access.Introspection.ActivePermission;
import org.openfpx.domain.rsa.access.Refusal.AuthorizationServerUnreachable;
import org.openfpx.domain.rsa.access.Refusal.Challenge;
import org.openfpx.domain.rsa.rot.PermissionId;
import org.openfpx.domain.rsa.route.ProtectedResource;
import org.openfpx.domain.rsa.route.ResourceId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.oauth.TransparentProofs;
import org.openfpx.domain.testing.rsa.FakeAuthorizationServer;

/** UMA Grant 3.1, 3.2 and 3.5; Federated Authorization 5.1.1. */
class GuardResourceTest {
  private static final ProtectedResource WANTED = new ProtectedResource(AS, IMMUNIZATIONS, READ);
  private static final KeyThumbprint KEY = new KeyThumbprint("k".repeat(43));
  private static final KeyThumbprint OTHERS = new KeyThumbprint("o".repeat(43));
  private static final Secret TOKEN = new Secret("token");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Validity GOOD = new Validity(NOW.minus(MINUTE), NOW.plus(MINUTE));
  private static final Validity OVER = new Validity(NOW.minus(MINUTE), NOW);
  private static final Validity AHEAD = new Validity(NOW.plus(MINUTE), NOW.plusSeconds(120));

  private final TestWorld world = new TestWorld();
  private final FakeAuthorizationServer server = new FakeAuthorizationServer();
  private final GuardResource guard = new GuardResource(world, server, server);
  private final TransparentProofs proofs = new TransparentProofs();
  private final GuardResource binding =
      new GuardResource(
          world, server, server, new CheckProof(proofs, new RememberedProofIds(world), world));

  private Guarded guard(Active token) {
    server.answers("token", token);
    return guard.guard(WANTED, Optional.of(ShownToken.bearer(new Secret("token"))));
  }

  private static Active token(Validity validity, ActivePermission... permissions) {
    return new Active(Optional.of(AS), CLIENT, validity, List.of(permissions));
  }

  private static ActivePermission permission(Validity validity) {
    return permission(validity, IMMUNIZATIONS, READ);
  }

  private static ActivePermission permission(
      Validity validity, ResourceId resource, ScopeSet scopes) {
    return new ActivePermission(
        new PermissionId("p"), resource, scopes, validity, Optional.of(new Secret("rot")));
  }

  @Test
  void aSufficientTokenIsAdmittedAfterOneIntrospectionAndWithoutATicket() {
    var admitted = (Admitted) guard(token(GOOD, permission(GOOD)));

    assertThat(admitted.access().client()).isEqualTo(CLIENT);
    assertThat(server.introspected()).containsExactly("token");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void whoeverHasNoTokenIsChallengedAndNothingIsIntrospected() {
    assertThat(guard.guard(WANTED, Optional.empty())).isInstanceOf(Challenge.class);
    assertThat(server.introspected()).isEmpty();
    assertThat(server.asked()).containsExactly(WANTED);
  }

  @Test
  void whereTokenAndPermissionDifferTheNarrowerOneCounts() {
    for (var bad : List.of(OVER, AHEAD)) {
      assertThat(guard(token(bad, permission(GOOD)))).isInstanceOf(Challenge.class);
      assertThat(guard(token(GOOD, permission(bad)))).isInstanceOf(Challenge.class);
    }
    assertThat(guard(token(GOOD, permission(OVER), permission(GOOD))))
        .as("the other permission still suffices")
        .isInstanceOf(Admitted.class);
  }

  @Test
  void whatWasIssuedByAClockThatIsABitFastIsGoodButNothingIsGoodBeyondItsEnd() {
    var fast = new Validity(NOW.plus(Validity.SKEW), NOW.plus(MINUTE));
    assertThat(guard(token(fast, permission(fast)))).isInstanceOf(Admitted.class);

    var faster = new Validity(NOW.plus(Validity.SKEW).plusMillis(1), NOW.plus(MINUTE));
    assertThat(guard(token(faster, permission(GOOD)))).isInstanceOf(Challenge.class);

    world.pass(MINUTE.minusMillis(1));
    assertThat(guard(token(GOOD, permission(GOOD)))).isInstanceOf(Admitted.class);
    world.pass(Duration.ofMillis(1));
    assertThat(guard(token(GOOD, permission(GOOD)))).isInstanceOf(Challenge.class);
  }

  @Test
  void whatDoesNotSufficeIsChallengedLikeNoTokenEachTimeWithAnotherTicket() {
    var wide = ScopeSet.of("write");
    var tokens =
        Stream.of(
            token(GOOD),
            token(GOOD, permission(GOOD, new ResourceId("profile"), READ)),
            token(GOOD, permission(GOOD, IMMUNIZATIONS, wide)),
            token(GOOD, permission(GOOD, IMMUNIZATIONS, ScopeSet.NONE)),
            new Active(
                Optional.of(URI.create("https://other.test")),
                CLIENT,
                GOOD,
                List.of(permission(GOOD))));

    var tickets =
        tokens.map(token -> ((Challenge) guard(token)).ticket().reveal()).distinct().toList();

    assertThat(tickets).hasSize(5);
    assertThat(server.asked()).hasSize(5).containsOnly(WANTED);
  }

  @Test
  void whatIsRememberedAdmitsAndTurnsNobodyAway() {
    var known = new Remembering(token(GOOD));
    var remembering = new GuardResource(world, known, server);
    server.answers("token", token(GOOD, permission(GOOD)));

    assertThat(remembering.guard(WANTED, Optional.of(ShownToken.bearer(new Secret("token")))))
        .isInstanceOf(Admitted.class);
    assertThat(server.introspected()).containsExactly("token");

    server.answers("token", token(GOOD));
    assertThat(remembering.guard(WANTED, Optional.of(ShownToken.bearer(new Secret("token")))))
        .isInstanceOf(Challenge.class);
  }

  /** Says what it knows, and can be asked past that. */
  private final class Remembering implements Introspection {
    private final Active known;

    Remembering(Active known) {
      this.known = known;
    }

    @Override
    public Answer introspect(URI authorizationServer, Secret token) {
      return known;
    }

    @Override
    public Optional<Introspection> fresh() {
      return Optional.of(server);
    }
  }

  @Test
  void aBoundTokenIsAdmittedWithAProofOfItsKeyOnce() {
    server.answers("token", bound(KEY));
    var proof = proof(KEY, "one");

    assertThat(binding.guard(WANTED, shown(proof))).isInstanceOf(Admitted.class);
    assertThat(flaw(binding.guard(WANTED, shown(proof)))).contains(ProofFlaw.USED);
    assertThat(binding.guard(WANTED, shown(proof(KEY, "two")))).isInstanceOf(Admitted.class);
  }

  @Test
  void aBoundTokenIsNoBearerTokenAndOthersKeysAreNotItsOwn() {
    assertThat(guard(bound(KEY))).isInstanceOf(Challenge.class);
    for (var refused :
        List.of(
            binding.guard(WANTED, Optional.of(ShownToken.bearer(TOKEN))),
            binding.guard(WANTED, shown(proof(OTHERS, "one"))),
            guard.guard(WANTED, shown(proof(KEY, "two"))))) {
      assertThat(flaw(refused)).isEmpty();
    }
    assertThat(server.introspected()).as("a proof first").hasSize(3);
  }

  @Test
  void aBearerTokenIsNotBoundAndSpendsNoProof() {
    var proof = proof(KEY, "one");
    server.answers("token", token(GOOD, permission(GOOD)));
    assertThat(flaw(binding.guard(WANTED, shown(proof)))).isEmpty();

    server.answers("token", bound(KEY));
    assertThat(binding.guard(WANTED, shown(proof))).isInstanceOf(Admitted.class);
  }

  @Test
  void aProofThatProvesNothingIsSaidAndTheTokenIsShownToNobody() {
    var challenged = binding.guard(WANTED, shown("made-up"));

    assertThat(flaw(challenged)).contains(ProofFlaw.NOT_SIGNED);
    assertThat(((Challenge) challenged).ticket().reveal()).isEqualTo("ticket-1");
    assertThat(server.introspected()).isEmpty();
  }

  private static Optional<ProofFlaw> flaw(Guarded guarded) {
    return ((Challenge) guarded).flaw();
  }

  private static Optional<ShownToken> shown(String proof) {
    return Optional.of(new ShownToken(TOKEN, Optional.of(TransparentProofs.shown(proof))));
  }

  private String proof(KeyThumbprint key, String id) {
    return proofs.by(
        key, TransparentProofs.claims(id, NOW).with("ath", TransparentProofs.hash(TOKEN)));
  }

  private static Active bound(KeyThumbprint key) {
    return new Active(Optional.of(AS), CLIENT, GOOD, List.of(permission(GOOD)), Optional.of(key));
  }

  @Test
  void onePermissionAloneMustSuffice() {
    var both = new ProtectedResource(AS, IMMUNIZATIONS, ScopeSet.of("read", "search"));
    server.answers(
        "token",
        token(GOOD, permission(GOOD), permission(GOOD, IMMUNIZATIONS, ScopeSet.of("search"))));

    assertThat(guard.guard(both, Optional.of(ShownToken.bearer(new Secret("token")))))
        .isInstanceOf(Challenge.class);
  }

  @Test
  void aServerThatDoesNotAnswerIsSaidWithoutAskingItForATicket() {
    server.reachable(false);

    assertThat(guard(token(GOOD, permission(GOOD))))
        .isEqualTo(new AuthorizationServerUnreachable());
    assertThat(server.asked()).isEmpty();
    assertThat(guard.guard(WANTED, Optional.empty()))
        .isEqualTo(new AuthorizationServerUnreachable());
  }

  @Test
  void theFirstRotThatLeadsToSomebodySaysWhoseItIs() {
    var permissions = List.of(rot("nobody's"), rot("june's"), rot("noor's"));
    var access = new Access(AS, CLIENT, permissions);

    assertThat(
            access.whose(
                shown -> Optional.of(shown.rot().reveal()).filter(rot -> !rot.equals("nobody's"))))
        .contains("june's");
    assertThat(access.whose(shown -> Optional.of(shown.use().endsAt())))
        .contains(Instant.from(GOOD.until()));
    assertThat(access.whose(shown -> Optional.empty())).isEmpty();
  }

  private static ActivePermission rot(String rot) {
    return new ActivePermission(
        new PermissionId("p"), IMMUNIZATIONS, READ, GOOD, Optional.of(new Secret(rot)));
  }
}

package org.openfpx.persistence.as;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.as.AsMother.ACCOUNT;
import static org.openfpx.domain.testing.as.AsMother.ACTIVE;
import static org.openfpx.domain.testing.as.AsMother.BETA;
import static org.openfpx.domain.testing.as.AsMother.LATER;
import static org.openfpx.domain.testing.as.AsMother.NOW;
import static org.openfpx.domain.testing.as.AsMother.READ;
import static org.openfpx.domain.testing.as.AsMother.hash;
import static org.openfpx.domain.testing.as.AsMother.id;
import static org.openfpx.domain.testing.as.AsMother.pending;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.testing.oauth.Rivals;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** The store of permissions: pushed once, decided once, and from then on only taken away from. */
@EachDatabase
class JooqPermissionsTest {
  private static final TransactionId TRANSACTION = id("t");

  private final Permissions permissions;

  JooqPermissionsTest(TestDatabase on) {
    permissions = new JooqPermissions(on.empty(SystemSchema.AUTHORIZATION_SERVER));
  }

  private Permissions.Pushed push(String key, String... ids) {
    var all = Arrays.stream(ids).map(id -> pending(id, TRANSACTION)).toList();
    return permissions.push(ACCOUNT, hash(key), hash(String.join(" ", ids)), all);
  }

  private Permission active(String id) {
    push(id, id);
    var decided = new Permissions.Decided(ScopeSet.of("read", "write"), ACTIVE);
    permissions.decide(TRANSACTION, Map.of(new PermissionId(id), decided));
    return permissions.find(new PermissionId(id), ACCOUNT).orElseThrow();
  }

  @Test
  void whatWasPushedComesBackInItsOrder() {
    push("one", "z", "a");
    push("two", "m");

    assertThat(permissions.ofTransaction(TRANSACTION))
        .containsExactly(
            pending("z", TRANSACTION), pending("a", TRANSACTION), pending("m", TRANSACTION));
  }

  @Test
  void aRepeatedPushMakesNothingNew() {
    push("one", "z", "a");

    assertThat(push("one", "z", "a"))
        .isEqualTo(
            new Permissions.Pushed.Repeated(
                List.of(pending("z", TRANSACTION), pending("a", TRANSACTION))));
    assertThat(push("one", "b")).isEqualTo(new Permissions.Pushed.KeyTaken());
    assertThat(permissions.ofTransaction(TRANSACTION)).hasSize(2);
  }

  @Test
  void ofRivalsWithTheSameKeyOneAddsAndTheOthersSeeWhatItAdded() {
    var outcomes =
        Rivals.march(
            50,
            prize -> {
              var mine = "p" + prize + Thread.currentThread().threadId();
              var made =
                  List.of(pending(mine + "a", TRANSACTION), pending(mine + "b", TRANSACTION));
              return permissions.push(ACCOUNT, hash("key" + prize), hash("same"), made);
            });

    assertThat(outcomes)
        .allSatisfy(one -> {
          assertThat(one).filteredOn(Permissions.Pushed.Added.class::isInstance).hasSize(1);
          assertThat(one).filteredOn(Permissions.Pushed.Repeated.class::isInstance).hasSize(3);
        });
    assertThat(permissions.ofTransaction(TRANSACTION)).hasSize(100);
  }

  @Test
  void theDecisionKeepsWhatItNamesAndRemovesTheRest() {
    push("one", "yes", "no");

    permissions.decide(
        TRANSACTION, Map.of(new PermissionId("yes"), new Permissions.Decided(READ, ACTIVE)));

    var kept = permissions.ofTransaction(TRANSACTION);
    assertThat(kept).hasSize(1);
    assertThat(kept.getFirst().id()).isEqualTo(new PermissionId("yes"));
    assertThat(kept.getFirst().scopes()).isEqualTo(READ);
    assertThat(kept.getFirst().state()).isEqualTo(ACTIVE);
  }

  @Test
  void aDecisionOverAnotherTransactionChangesNothingHere() {
    push("one", "p");

    permissions.decide(
        id("other"), Map.of(new PermissionId("p"), new Permissions.Decided(READ, ACTIVE)));

    assertThat(permissions.ofTransaction(TRANSACTION)).containsExactly(pending("p", TRANSACTION));
  }

  @Test
  void whatIsDroppedIsGone() {
    active("kept");
    push("one", "p");

    permissions.drop(TRANSACTION);

    assertThat(permissions.ofTransaction(TRANSACTION)).hasSize(1);
  }

  @Test
  void simultaneousReductionsAllCount() {
    for (int i = 0; i < 50; i++) {
      active("p" + i);
    }

    Rivals.march(
        50,
        prize -> {
          boolean scopes = Thread.currentThread().threadId() % 2 == 0;
          return permissions.reduce(
              new PermissionId("p" + prize),
              ACCOUNT,
              scopes ? READ : ScopeSet.of("read", "write"),
              scopes ? LATER : NOW.plusSeconds(60));
        });

    assertThat(permissions.ofTransaction(TRANSACTION))
        .allSatisfy(it -> {
          assertThat(it.scopes()).isEqualTo(READ);
          assertThat(it.expiresAt()).isEqualTo(NOW.plusSeconds(60));
        });
  }

  @Test
  void nothingIsAddedByAReduction() {
    active("p");
    var id = new PermissionId("p");
    permissions.reduce(id, ACCOUNT, READ, NOW.plusSeconds(60));

    var after = permissions.reduce(id, ACCOUNT, ScopeSet.of("read", "write", "delete"), LATER);

    assertThat(after.orElseThrow().scopes()).isEqualTo(READ);
    assertThat(after.orElseThrow().expiresAt()).isEqualTo(NOW.plusSeconds(60));
    assertThat(permissions.find(id, ACCOUNT)).isEqualTo(after);
  }

  @Test
  void whatHasEndedHasNoRotAndStaysAsItIs() {
    active("p");
    var id = new PermissionId("p");

    var ended = permissions.end(id, ACCOUNT, NOW).orElseThrow();

    assertThat(ended.rot()).isEmpty();
    assertThat(ended.state()).isEqualTo(new Permission.State.Ended(NOW));
    assertThat(permissions.end(id, ACCOUNT, LATER)).contains(ended);
    assertThat(permissions.reduce(id, ACCOUNT, READ, NOW)).isEmpty();
  }

  @Test
  void anotherAccountFindsNothing() {
    active("p");
    var id = new PermissionId("p");

    assertThat(permissions.find(id, BETA)).isEmpty();
    assertThat(permissions.end(id, BETA, NOW)).isEmpty();
    assertThat(permissions.reduce(id, BETA, READ, NOW)).isEmpty();
    assertThat(permissions.find(id, ACCOUNT).orElseThrow().state()).isEqualTo(ACTIVE);
  }

  @Test
  void pagesGoByKey() {
    push("one", "a", "c", "b");

    assertThat(permissions.page(ACCOUNT, Optional.empty(), 2))
        .extracting(it -> it.id().value())
        .containsExactly("a", "b");
    assertThat(permissions.page(ACCOUNT, Optional.of(new PermissionId("b")), 2))
        .extracting(it -> it.id().value())
        .containsExactly("c");
    assertThat(permissions.page(BETA, Optional.empty(), 2)).isEmpty();
  }

  @Test
  void theEndOfAnAccountEndsAllItGave() {
    active("p");

    permissions.endAllOf(ACCOUNT, NOW);

    assertThat(permissions.ofTransaction(TRANSACTION).getFirst().state())
        .isEqualTo(new Permission.State.Ended(NOW));
  }

  @Test
  void whatEndedIsForgottenInBoundedBatches() {
    active("a");
    push("one", "b", "c");
    permissions.end(new PermissionId("a"), ACCOUNT, NOW);

    assertThat(permissions.removeEnded(NOW, 10)).isZero();
    assertThat(permissions.removeEnded(NOW.plusSeconds(1), 10)).isEqualTo(1);
    assertThat(permissions.removeEnded(LATER.plusSeconds(1), 1)).isEqualTo(1);
    assertThat(permissions.removeEnded(LATER.plusSeconds(1), 10)).isEqualTo(1);
  }
}

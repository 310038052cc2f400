package org.openfpx.domain.testing.as;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.openfpx.domain.testing.as.AsMother.ACCOUNT;
import static org.openfpx.domain.testing.as.AsMother.ACTIVE;
import static org.openfpx.domain.testing.as.AsMother.BETA;
import static org.openfpx.domain.testing.as.AsMother.LATER;
import static org.openfpx.domain.testing.as.AsMother.NOW;
import static org.openfpx.domain.testing.as.AsMother.READ;
import static org.openfpx.domain.testing.as.AsMother.hash;
import static org.openfpx.domain.testing.as.AsMother.id;
import static org.openfpx.domain.testing.as.AsMother.pending;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.permission.Login;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.transaction.Kind;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.assurance.Aal;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.assurance.Ial;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.testing.oauth.Rivals;

/**
 * What every store of permissions promises: pushed once, decided once, and from then on only taken
 * away from (protocol, section 3.6).
 */
public interface PermissionsContract {
  TransactionId TRANSACTION = id("t");
  ScopeSet BOTH = ScopeSet.of("read", "write");

  Permissions emptyStore();

  /** How many prizes the rivals march over. */
  default int prizes() {
    return 2_000;
  }

  private static PermissionId key(String id) {
    return new PermissionId(id);
  }

  private static Permissions.Pushed push(Permissions permissions, String key, String... ids) {
    var all = Arrays.stream(ids).map(id -> pending(id, TRANSACTION)).toList();
    return permissions.push(ACCOUNT, hash(key), hash(String.join(" ", ids)), all);
  }

  private static void decide(Permissions permissions, String... ids) {
    var decided = new HashMap<PermissionId, Permissions.Decided>();
    for (var id : ids) {
      decided.put(key(id), new Permissions.Decided(BOTH, ACTIVE));
    }
    permissions.decide(TRANSACTION, decided);
  }

  private static void pushAndDecide(Permissions permissions, String... ids) {
    push(permissions, String.join(" ", ids), ids);
    decide(permissions, ids);
  }

  private static List<String> idsIn(List<Permission> permissions) {
    return permissions.stream().map(one -> one.id().value()).toList();
  }

  private static String[] numbered(int howMany) {
    var ids = new String[howMany];
    Arrays.setAll(ids, i -> "p" + i);
    return ids;
  }

  @Test
  default void whatWasPushedComesBackInItsOrder() {
    var permissions = emptyStore();
    assertThat(push(permissions, "one", "z", "a")).isEqualTo(new Permissions.Pushed.Added());
    push(permissions, "two", "m");
    permissions.push(ACCOUNT, hash("three"), hash("f"), List.of(pending("elsewhere", id("other"))));

    assertThat(permissions.ofTransaction(TRANSACTION))
        .containsExactly(
            pending("z", TRANSACTION), pending("a", TRANSACTION), pending("m", TRANSACTION));
    assertThat(permissions.ofTransaction(id("unknown"))).isEmpty();
  }

  @Test
  default void whatComesLaterStandsLaterEvenIfSomethingHasGone() {
    var permissions = emptyStore();
    push(permissions, "one", "x", "z");
    decide(permissions, "z");

    push(permissions, "two", "b", "a");

    assertThat(idsIn(permissions.ofTransaction(TRANSACTION))).containsExactly("z", "b", "a");
  }

  @Test
  default void aRepeatedPushMakesNothingNew() {
    var permissions = emptyStore();
    push(permissions, "one", "z", "a");

    assertThat(push(permissions, "one", "z", "a"))
        .isEqualTo(
            new Permissions.Pushed.Repeated(
                List.of(pending("z", TRANSACTION), pending("a", TRANSACTION))));
    assertThat(push(permissions, "one", "b")).isEqualTo(new Permissions.Pushed.KeyTaken());
    assertThat(permissions.ofTransaction(TRANSACTION)).hasSize(2);
  }

  @Test
  default void aRepeatedPushFindsWhatHasBecomeOfTheFirst() {
    var permissions = emptyStore();
    push(permissions, "one", "z", "a", "m");
    decide(permissions, "z", "m");
    var ended = permissions.end(key("m"), ACCOUNT, NOW).orElseThrow();

    var active = permissions.find(key("z"), ACCOUNT).orElseThrow();
    assertThat(push(permissions, "one", "z", "a", "m"))
        .isEqualTo(new Permissions.Pushed.Repeated(List.of(active, ended)));
    assertThat(push(permissions, "one", "b")).isEqualTo(new Permissions.Pushed.KeyTaken());
  }

  @Test
  default void aKeyIsKnownAsLongAsSomethingOfItsPushIsKept() {
    var permissions = emptyStore();
    push(permissions, "one", "z");
    permissions.drop(TRANSACTION);

    assertThat(push(permissions, "one", "a")).isEqualTo(new Permissions.Pushed.Added());
    assertThat(push(permissions, "one", "a")).isInstanceOf(Permissions.Pushed.Repeated.class);
  }

  @Test
  default void aPushOfNothingKeepsNothing() {
    var permissions = emptyStore();

    assertThat(push(permissions, "one")).isEqualTo(new Permissions.Pushed.Added());
    assertThat(push(permissions, "one", "a")).isEqualTo(new Permissions.Pushed.Added());
  }

  @Test
  default void aPermissionThatExistsIsNotOverwrittenAndNothingOfThatPushIsKept() {
    var permissions = emptyStore();
    push(permissions, "one", "a");
    var before = permissions.ofTransaction(TRANSACTION);

    assertThat(catchThrowable(() -> push(permissions, "two", "b", "a", "c"))).isNotNull();
    assertThat(catchThrowable(() -> push(permissions, "two", "d", "d"))).isNotNull();

    assertThat(permissions.ofTransaction(TRANSACTION)).isEqualTo(before);
    assertThat(push(permissions, "two", "b")).isEqualTo(new Permissions.Pushed.Added());
  }

  @Test
  default void ofRivalsWithTheSameKeyOneAddsAndTheOthersSeeWhatItAdded() {
    var permissions = emptyStore();
    var grabs = new AtomicInteger();

    var outcomes =
        Rivals.march(
            prizes(),
            prize -> {
              var mine = "p" + grabs.incrementAndGet();
              var made = id("t" + prize);
              return permissions.push(
                  ACCOUNT,
                  hash("key" + prize),
                  hash("same"),
                  List.of(pending(mine + "z", made), pending(mine + "a", made)));
            });

    for (int prize = 0; prize < prizes(); prize++) {
      var kept = permissions.ofTransaction(id("t" + prize));
      assertThat(kept).hasSize(2);
      var repeated = new Permissions.Pushed.Repeated(kept);
      assertThat(outcomes.get(prize))
          .containsExactlyInAnyOrder(new Permissions.Pushed.Added(), repeated, repeated, repeated);
    }
  }

  @Test
  default void ofRivalsWithKeysOfTheirOwnAllAddAndTheOrderOfEachStays() {
    var permissions = emptyStore();
    var grabs = new AtomicInteger();

    var outcomes =
        Rivals.march(
            20,
            _ -> {
              var mine = "p" + grabs.incrementAndGet();
              return push(permissions, mine, mine + "z", mine + "a");
            });

    assertThat(outcomes)
        .allSatisfy(one -> assertThat(one).containsOnly(new Permissions.Pushed.Added()));
    var kept = idsIn(permissions.ofTransaction(TRANSACTION));
    assertThat(kept).hasSize(160);
    for (int i = 1; i <= 80; i++) {
      assertThat(kept).containsSubsequence("p" + i + "z", "p" + i + "a");
    }
  }

  @Test
  default void theDecisionKeepsWhatItNamesAndRemovesTheRest() {
    var permissions = emptyStore();
    push(permissions, "one", "yes", "no", "neither");
    var login =
        new Login(new Assurance(new Ial(2), new Aal(3)), Optional.of(Duration.ofMinutes(5)));
    var state = new Permission.State.Active(login, Kind.RS_FIRST, BOTH);

    permissions.decide(
        TRANSACTION,
        Map.of(
            key("yes"),
            new Permissions.Decided(READ, state),
            key("unknown"),
            new Permissions.Decided(READ, state)));

    var before = pending("yes", TRANSACTION);
    assertThat(permissions.ofTransaction(TRANSACTION))
        .containsExactly(
            new Permission(
                before.id(),
                TRANSACTION,
                before.account(),
                before.client(),
                before.resource(),
                before.definition(),
                READ,
                before.purpose(),
                before.rot(),
                before.givenAt(),
                before.expiresAt(),
                state));
    assertThat(permissions.find(key("no"), ACCOUNT)).isEmpty();
  }

  @Test
  default void whatHasBeenDecidedOrEndedIsNotDecidedAgain() {
    var permissions = emptyStore();
    push(permissions, "one", "active", "ended");
    permissions.end(key("ended"), ACCOUNT, NOW);
    decide(permissions, "active", "ended");
    var other = new Permission.State.Active(Login.UNKNOWN, Kind.RS_FIRST, BOTH);

    permissions.decide(TRANSACTION, Map.of(key("active"), new Permissions.Decided(READ, other)));
    permissions.decide(TRANSACTION, Map.of());

    assertThat(permissions.ofTransaction(TRANSACTION))
        .extracting(Permission::state)
        .containsExactly(ACTIVE, new Permission.State.Ended(NOW));
    assertThat(permissions.find(key("active"), ACCOUNT).orElseThrow().scopes()).isEqualTo(BOTH);
  }

  @Test
  default void aDecisionGivesBackNothingThatWasTakenAwayMeanwhile() {
    var permissions = emptyStore();
    push(permissions, "one", "p");
    permissions.reduce(key("p"), ACCOUNT, READ, NOW.plusSeconds(60));

    permissions.decide(
        TRANSACTION,
        Map.of(key("p"), new Permissions.Decided(ScopeSet.of("read", "write", "delete"), ACTIVE)));

    var decided = permissions.find(key("p"), ACCOUNT).orElseThrow();
    assertThat(decided.state()).isEqualTo(ACTIVE);
    assertThat(decided.scopes()).isEqualTo(READ);
    assertThat(decided.expiresAt()).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  default void ofRivalsThatDecideAndReduceBothCount() {
    var permissions = emptyStore();
    for (int i = 0; i < prizes(); i++) {
      permissions.push(ACCOUNT, hash("key" + i), hash("f"), List.of(pending("p" + i, id("t" + i))));
    }
    var grabs = new AtomicInteger();

    Rivals.march(
        prizes(),
        prize -> {
          if (grabs.incrementAndGet() % 2 == 0) {
            return permissions.reduce(key("p" + prize), ACCOUNT, READ, LATER).isPresent();
          }
          permissions.decide(
              id("t" + prize), Map.of(key("p" + prize), new Permissions.Decided(BOTH, ACTIVE)));
          return true;
        });

    for (int prize = 0; prize < prizes(); prize++) {
      assertThat(permissions.find(key("p" + prize), ACCOUNT).orElseThrow())
          .satisfies(one -> {
            assertThat(one.scopes()).isEqualTo(READ);
            assertThat(one.state()).isEqualTo(ACTIVE);
          });
    }
  }

  /** Protocol, section 3.10: the owner's, and the guest's too. */
  @Test
  default void whatRestsOnAnInvitationIsHeldByItsGuestToo() {
    var permissions = emptyStore();
    var guest = new ClientId("the guest's");
    permissions.push(
        ACCOUNT,
        hash("one"),
        hash("f"),
        List.of(pending("a", TRANSACTION), ofGuest("b", guest), ofGuest("c", guest)));
    decide(permissions, "a", "b", "c");

    assertThat(idsIn(permissions.page(guest, Optional.empty(), 9))).containsExactly("b", "c");
    assertThat(idsIn(permissions.page(guest, Optional.of(key("b")), 9))).containsExactly("c");
    assertThat(idsIn(permissions.page(ACCOUNT, Optional.empty(), 9)))
        .containsExactly("a", "b", "c");
    assertThat(permissions.find(key("a"), guest)).isEmpty();
    assertThat(permissions.find(key("b"), guest).orElseThrow().guest()).contains(guest);
    assertThat(permissions.end(key("a"), guest, NOW)).isEmpty();
    assertThat(permissions.reduce(key("b"), guest, READ, LATER).orElseThrow().scopes())
        .isEqualTo(READ);
    assertThat(permissions.end(key("b"), guest, NOW).orElseThrow().state())
        .isEqualTo(new Permission.State.Ended(NOW));

    permissions.endAllOf(guest, NOW);

    assertThat(permissions.find(key("a"), ACCOUNT).orElseThrow().state()).isEqualTo(ACTIVE);
    assertThat(permissions.find(key("c"), ACCOUNT).orElseThrow().state())
        .isEqualTo(new Permission.State.Ended(NOW));
  }

  private static Permission ofGuest(String id, ClientId guest) {
    var one = pending(id, TRANSACTION);
    return new Permission(
        one.id(),
        one.transaction(),
        one.account(),
        one.client(),
        one.resource(),
        one.definition(),
        one.scopes(),
        one.purpose(),
        one.rot(),
        one.givenAt(),
        one.expiresAt(),
        one.state(),
        Optional.of(guest));
  }

  @Test
  default void aDecisionOverAnotherTransactionChangesNothingHere() {
    var permissions = emptyStore();
    push(permissions, "one", "p");

    permissions.decide(id("other"), Map.of(key("p"), new Permissions.Decided(READ, ACTIVE)));
    permissions.drop(id("other"));

    assertThat(permissions.ofTransaction(TRANSACTION)).containsExactly(pending("p", TRANSACTION));
  }

  @Test
  default void whatIsPendingIsDroppedAndNothingElse() {
    var permissions = emptyStore();
    pushAndDecide(permissions, "active", "ended");
    permissions.end(key("ended"), ACCOUNT, NOW);
    push(permissions, "one", "p", "q");

    permissions.drop(TRANSACTION);

    assertThat(idsIn(permissions.ofTransaction(TRANSACTION))).containsExactly("active", "ended");
    assertThat(permissions.find(key("p"), ACCOUNT)).isEmpty();
  }

  @Test
  default void nothingIsAddedByAReduction() {
    var permissions = emptyStore();
    pushAndDecide(permissions, "p");
    var untouched = permissions.find(key("p"), ACCOUNT);
    assertThat(permissions.reduce(key("p"), ACCOUNT, BOTH, LATER)).isEqualTo(untouched);

    var reduced = permissions.reduce(key("p"), ACCOUNT, READ, NOW.plusSeconds(60));
    assertThat(reduced).contains(untouched.orElseThrow().reduced(READ, NOW.plusSeconds(60)));

    assertThat(
            permissions.reduce(
                key("p"), ACCOUNT, ScopeSet.of("read", "write", "delete"), LATER.plusSeconds(60)))
        .isEqualTo(reduced);
    assertThat(permissions.find(key("p"), ACCOUNT)).isEqualTo(reduced);
  }

  @Test
  default void simultaneousReductionsAllCount() {
    var permissions = emptyStore();
    pushAndDecide(permissions, numbered(prizes()));
    var grabs = new AtomicInteger();

    // Each takes away something else, so that nobody makes good what another has undone.
    Rivals.march(
        prizes(),
        prize -> {
          int rival = grabs.incrementAndGet() % 4;
          var scopes = List.of(READ, ScopeSet.of("write"), BOTH, BOTH).get(rival);
          var until = List.of(LATER, LATER, NOW.plusSeconds(60), NOW.plusSeconds(120)).get(rival);
          return permissions.reduce(key("p" + prize), ACCOUNT, scopes, until);
        });

    assertThat(permissions.ofTransaction(TRANSACTION))
        .hasSize(prizes())
        .allSatisfy(one -> {
          assertThat(one.scopes()).isEqualTo(ScopeSet.NONE);
          assertThat(one.expiresAt()).isEqualTo(NOW.plusSeconds(60));
        });
  }

  @Test
  default void whatIsEndedWhileOthersReduceItStaysEnded() {
    var permissions = emptyStore();
    pushAndDecide(permissions, numbered(prizes()));
    var grabs = new AtomicInteger();

    Rivals.march(
        prizes(),
        prize ->
            grabs.incrementAndGet() % 2 == 0
                ? permissions.end(key("p" + prize), ACCOUNT, NOW)
                : permissions.reduce(key("p" + prize), ACCOUNT, READ, NOW.plusSeconds(60)));

    assertThat(permissions.ofTransaction(TRANSACTION))
        .hasSize(prizes())
        .allSatisfy(one -> {
          assertThat(one.state()).isEqualTo(new Permission.State.Ended(NOW));
          assertThat(one.rot()).isEmpty();
        });
  }

  @Test
  default void whatHasEndedHasNoRotAndStaysAsItIs() {
    var permissions = emptyStore();
    pushAndDecide(permissions, "p");
    push(permissions, "one", "pending");

    var ended = permissions.end(key("p"), ACCOUNT, NOW).orElseThrow();

    assertThat(ended.rot()).isEmpty();
    assertThat(ended.state()).isEqualTo(new Permission.State.Ended(NOW));
    assertThat(ended.scopes()).isEqualTo(BOTH);
    assertThat(ended.expiresAt()).isEqualTo(LATER);
    assertThat(permissions.end(key("p"), ACCOUNT, LATER)).contains(ended);
    assertThat(permissions.reduce(key("p"), ACCOUNT, READ, NOW)).isEmpty();
    assertThat(permissions.find(key("p"), ACCOUNT)).contains(ended);
    assertThat(permissions.end(key("pending"), ACCOUNT, NOW).orElseThrow().state())
        .isEqualTo(new Permission.State.Ended(NOW));
  }

  @Test
  default void anotherAccountFindsNothing() {
    var permissions = emptyStore();
    pushAndDecide(permissions, "p");

    assertThat(permissions.find(key("p"), BETA)).isEmpty();
    assertThat(permissions.end(key("p"), BETA, NOW)).isEmpty();
    assertThat(permissions.reduce(key("p"), BETA, READ, NOW)).isEmpty();
    assertThat(permissions.page(BETA, Optional.empty(), 2)).isEmpty();
    permissions.endAllOf(BETA, NOW);
    permissions.endAllOf(new ClientId(ACCOUNT.value().toUpperCase(Locale.ROOT)), NOW);

    var found = permissions.find(key("p"), ACCOUNT).orElseThrow();
    assertThat(found.state()).isEqualTo(ACTIVE);
    assertThat(found.scopes()).isEqualTo(BOTH);
    assertThat(permissions.find(key("P"), ACCOUNT)).isEmpty();
    assertThat(permissions.find(key("unknown"), ACCOUNT)).isEmpty();
    assertThat(permissions.end(key("unknown"), ACCOUNT, NOW)).isEmpty();
  }

  @Test
  default void pagesGoByKeyWhateverTheState() {
    var permissions = emptyStore();
    pushAndDecide(permissions, "c", "a");
    permissions.end(key("a"), ACCOUNT, NOW);
    push(permissions, "one", "b", "Z", "a-1");

    assertThat(idsIn(permissions.page(ACCOUNT, Optional.empty(), 2))).containsExactly("Z", "a");
    assertThat(idsIn(permissions.page(ACCOUNT, Optional.of(key("a")), 2)))
        .containsExactly("a-1", "b");
    assertThat(idsIn(permissions.page(ACCOUNT, Optional.of(key("b")), 2))).containsExactly("c");
    assertThat(permissions.page(ACCOUNT, Optional.of(key("c")), 2)).isEmpty();
    // Where a page ended may have gone meanwhile.
    assertThat(idsIn(permissions.page(ACCOUNT, Optional.of(key("aa")), 5)))
        .containsExactly("b", "c");
  }

  @Test
  default void theEndOfAnAccountEndsAllItGave() {
    var permissions = emptyStore();
    pushAndDecide(permissions, "before", "active");
    permissions.end(key("before"), ACCOUNT, NOW.minusSeconds(60));
    push(permissions, "one", "pending");

    permissions.endAllOf(ACCOUNT, NOW);

    assertThat(permissions.ofTransaction(TRANSACTION))
        .allSatisfy(one -> assertThat(one.rot()).isEmpty())
        .extracting(Permission::state)
        .containsExactly(
            new Permission.State.Ended(NOW.minusSeconds(60)),
            new Permission.State.Ended(NOW),
            new Permission.State.Ended(NOW));
  }

  @Test
  default void whatEndedOrRanOutIsForgottenInBoundedBatches() {
    var permissions = emptyStore();
    pushAndDecide(permissions, "ended", "reduced", "active");
    push(permissions, "one", "pending");
    permissions.end(key("ended"), ACCOUNT, NOW);
    permissions.reduce(key("reduced"), ACCOUNT, READ, NOW.plusSeconds(60));

    assertThat(permissions.removeEnded(NOW, 10)).isZero();
    assertThat(permissions.removeEnded(NOW.plusSeconds(1), 10)).isEqualTo(1);
    assertThat(permissions.find(key("ended"), ACCOUNT)).isEmpty();
    assertThat(permissions.removeEnded(NOW.plusSeconds(60), 10)).isZero();
    assertThat(permissions.removeEnded(NOW.plusSeconds(61), 10)).isEqualTo(1);
    assertThat(permissions.find(key("reduced"), ACCOUNT)).isEmpty();
    assertThat(permissions.removeEnded(LATER.plusSeconds(1), 1)).isEqualTo(1);
    assertThat(permissions.ofTransaction(TRANSACTION)).hasSize(1);
    assertThat(permissions.removeEnded(LATER.plusSeconds(1), 10)).isEqualTo(1);
  }

  @Test
  default void whatRanOutBeforeItWasEndedIsForgottenByWhenItRanOut() {
    var permissions = emptyStore();
    pushAndDecide(permissions, "p");
    permissions.end(key("p"), ACCOUNT, LATER.plusSeconds(600));

    assertThat(permissions.removeEnded(LATER.plusSeconds(1), 10)).isEqualTo(1);
  }

  @Test
  default void anActiveOneIsTakenOverIntoAnotherTransaction() {
    var permissions = emptyStore();
    pushAndDecide(permissions, "a", "b");
    push(permissions, "later", "pending");
    permissions.end(key("b"), ACCOUNT, NOW);
    var decided = new Permissions.Decided(READ, ACTIVE);

    for (var id : List.of("a", "b", "pending", "none")) {
      permissions.move(key(id), ACCOUNT, id("other"), decided);
    }
    permissions.move(key("a"), new ClientId("stranger"), id("t"), decided);

    assertThat(idsIn(permissions.ofTransaction(id("other")))).containsExactly("a");
    var moved = permissions.find(key("a"), ACCOUNT).orElseThrow();
    assertThat(moved.scopes()).isEqualTo(READ);
    assertThat(moved.expiresAt()).isEqualTo(LATER);
    assertThat(moved.rot()).isPresent();
  }
}

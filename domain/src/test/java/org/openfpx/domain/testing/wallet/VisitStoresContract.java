package org.openfpx.domain.testing.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.wallet.WalletMother.BOB;
import static org.openfpx.domain.testing.wallet.WalletMother.JUNE;
import static org.openfpx.domain.testing.wallet.WalletMother.NOW;
import static org.openfpx.domain.testing.wallet.WalletMother.trip;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.assurance.Aal;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.assurance.Ial;
import org.openfpx.domain.oauth.Recency;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.testing.oauth.Rivals;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.login.Session;
import org.openfpx.domain.wallet.login.Session.SignedIn;
import org.openfpx.domain.wallet.login.Sessions;
import org.openfpx.domain.wallet.roundtrip.Errand;
import org.openfpx.domain.wallet.roundtrip.ReturnPath;
import org.openfpx.domain.wallet.roundtrip.RoundTrip;
import org.openfpx.domain.wallet.roundtrip.RoundTrips;

/** What every store of sessions and of browsers that are away promises. */
public interface VisitStoresContract {
  Sessions emptySessions();

  RoundTrips emptyTrips();

  Recency OLDEST = new Recency(false, Optional.of(Duration.ofMinutes(5)));

  private static SecretHash hash(String secret) {
    return SecretHash.sha256(secret);
  }

  private static Session visit(String id) {
    return new Session(id, NOW, NOW.plus(Duration.ofHours(12)), Optional.empty());
  }

  private static SignedIn june() {
    return signedIn(JUNE, Optional.of(NOW), Optional.empty());
  }

  private static SignedIn signedIn(
      AccountId account, Optional<Instant> at, Optional<Instant> vouchedAnewAt) {
    var assurance = new Assurance(new Ial(2), new Aal(3));
    return new SignedIn(account, "sample-id", assurance, at, vouchedAnewAt);
  }

  @Test
  default void aSessionIsFoundByItsSecretAlone() {
    var sessions = emptySessions();
    sessions.begin(visit("one"), hash("first"));

    assertThat(sessions.find(hash("first"))).contains(visit("one"));
    assertThat(sessions.find(hash("other"))).isEmpty();
  }

  @Test
  default void signingInGivesANewSecretAndTheOldOneIsGone() {
    var sessions = emptySessions();
    sessions.begin(visit("one"), hash("first"));
    var end = NOW.plus(Duration.ofHours(13));

    assertThat(sessions.signIn("one", hash("second"), june(), NOW, end)).isTrue();

    assertThat(sessions.find(hash("first"))).isEmpty();
    assertThat(sessions.find(hash("second")))
        .contains(new Session("one", NOW, end, Optional.of(june())));
    assertThat(sessions.signIn("none", hash("third"), june(), NOW, end)).isFalse();
  }

  @Test
  default void endingEndsOneOrAllOfAPerson() {
    var sessions = emptySessions();
    for (var id : new String[] {"one", "two", "three"}) {
      sessions.begin(visit(id), hash(id));
      sessions.signIn(id, hash(id), june(), NOW, NOW.plus(Duration.ofHours(12)));
    }
    sessions.begin(visit("stranger"), hash("stranger"));

    sessions.end("one");
    assertThat(sessions.find(hash("one"))).isEmpty();
    assertThat(sessions.find(hash("two"))).isPresent();

    sessions.endAll(JUNE);
    assertThat(sessions.find(hash("two"))).isEmpty();
    assertThat(sessions.find(hash("stranger"))).isPresent();
  }

  @Test
  default void aPersonsSessionsAreListedAndEndedAmongThemselves() {
    var sessions = emptySessions();
    var bob = signedIn(BOB, Optional.of(NOW), Optional.empty());
    var end = NOW.plus(Duration.ofHours(12));
    for (var id : List.of("one", "two", "three", "four", "bobs", "nobodys")) {
      sessions.begin(visit(id), hash(id));
    }
    sessions.signIn("bobs", hash("bobs"), bob, NOW, end);
    for (var id : List.of("one", "two", "three", "four")) {
      sessions.signIn(id, hash(id), june(), NOW, end);
    }
    sessions.seen("three", NOW.plus(Duration.ofMinutes(9)));
    sessions.seen("one", NOW.plus(Duration.ofMinutes(5)));

    assertThat(sessions.of(JUNE, 10))
        .extracting(Session::id)
        .containsExactly("three", "one", "four", "two");
    assertThat(sessions.of(JUNE, 2)).extracting(Session::id).containsExactly("three", "one");

    sessions.endOf(JUNE, "bobs");
    sessions.endOf(JUNE, "nobodys");
    sessions.endOf(JUNE, "two");
    assertThat(sessions.find(hash("bobs"))).isPresent();
    assertThat(sessions.find(hash("nobodys"))).isPresent();
    assertThat(sessions.find(hash("two"))).isEmpty();

    sessions.endOthers(JUNE, "four");
    assertThat(sessions.of(JUNE, 10)).extracting(Session::id).containsExactly("four");
    assertThat(sessions.find(hash("bobs"))).isPresent();
    assertThat(sessions.find(hash("nobodys"))).isPresent();
  }

  @Test
  default void sessionsThatAreOverAreReaped() {
    var sessions = emptySessions();
    sessions.begin(visit("idle"), hash("idle"));
    sessions.begin(visit("here"), hash("here"));
    var later = NOW.plus(Duration.ofHours(1));
    sessions.seen("here", later);

    assertThat(sessions.reap(later, later.minus(Duration.ofMinutes(30)), 10)).isEqualTo(1);

    assertThat(sessions.find(hash("here")).orElseThrow().seenAt()).isEqualTo(later);
    assertThat(sessions.find(hash("idle"))).isEmpty();
  }

  @Test
  default void aTripIsTakenOnceByTheBrowserThatBegan() {
    var trips = emptyTrips();
    var trip = trip("one", "session", NOW.plus(Duration.ofMinutes(15)));
    trips.begin(trip, hash("state"));

    assertThat(trips.take(hash("state"), "another")).isEmpty();
    var taken = trips.take(hash("state"), "session").orElseThrow();
    assertThat(taken.errand()).isEqualTo(trip.errand());
    assertThat(taken.nonce().reveal()).isEqualTo("nonce of one");
    assertThat(taken.codeVerifier().reveal()).isEqualTo("verifier of one");
    assertThat(taken.backTo()).isEqualTo(trip.backTo());
    assertThat(trips.take(hash("state"), "session")).isEmpty();
  }

  @Test
  default void aTripRemembersWhenItBeganAndWhatItDemands() {
    var trips = emptyTrips();
    var begun = NOW.minus(Duration.ofMinutes(2));
    for (var recency : List.of(Recency.ANY, new Recency(true, Optional.empty()), OLDEST)) {
      var errand = new Errand.SignIn("sample-id", recency.equals(Recency.ANY), recency);
      var trip =
          new RoundTrip(
              "trip of " + recency.hashCode(),
              "session",
              errand,
              new Secret("nonce"),
              new Secret("verifier"),
              ReturnPath.HOME,
              begun,
              NOW.plus(Duration.ofMinutes(13)));
      trips.begin(trip, hash("state"));

      var taken = trips.take(hash("state"), "session").orElseThrow();

      assertThat(taken.errand()).isEqualTo(errand);
      assertThat(taken.beganAt()).isEqualTo(begun);
    }
  }

  @Test
  default void aSessionRemembersThatNobodyKnowsWhenThePersonSignedIn() {
    var sessions = emptySessions();
    sessions.begin(visit("one"), hash("first"));
    var end = NOW.plus(Duration.ofHours(1));
    var anew = signedIn(JUNE, Optional.empty(), Optional.of(NOW.minus(Duration.ofMinutes(1))));
    var remembered = signedIn(JUNE, Optional.empty(), Optional.empty());

    sessions.signIn("one", hash("second"), anew, NOW, end);
    assertThat(sessions.find(hash("second")).orElseThrow().signedIn()).contains(anew);

    sessions.signIn("one", hash("third"), remembered, NOW, end);
    assertThat(sessions.find(hash("third")).orElseThrow().signedIn()).contains(remembered);
  }

  @Test
  default void ofRivalsForOneTripOneAloneGetsIt() {
    var trips = emptyTrips();
    for (int i = 0; i < 50; i++) {
      trips.begin(trip("t" + i, "session", NOW), hash("state" + i));
    }

    var outcomes =
        Rivals.march(50, prize -> trips.take(hash("state" + prize), "session").isPresent());

    assertThat(outcomes).allSatisfy(one -> assertThat(one).containsOnlyOnce(true));
  }

  @Test
  default void tripsThatAreOverAreReaped() {
    var trips = emptyTrips();
    trips.begin(trip("old", "session", NOW), hash("old"));
    trips.begin(trip("new", "session", NOW.plus(Duration.ofMinutes(5))), hash("new"));

    assertThat(trips.reap(NOW.plus(Duration.ofMinutes(1)), 10)).isEqualTo(1);
    assertThat(trips.take(hash("new"), "session")).isPresent();
  }
}

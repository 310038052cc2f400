package org.openfpx.domain.testing.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.wallet.WalletMother.NOW;
import static org.openfpx.domain.testing.wallet.WalletMother.request;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.oauth.Rivals;
import org.openfpx.domain.wallet.consent.Choices;
import org.openfpx.domain.wallet.consent.Choices.Choice;
import org.openfpx.domain.wallet.consent.ConsentRequest.Stage;
import org.openfpx.domain.wallet.consent.ConsentRequests;
import org.openfpx.domain.wallet.consent.HowLong;
import org.openfpx.domain.wallet.permission.ConsentId;

/** What every store of requests under way promises. */
public interface ConsentRequestsContract {
  ConsentId ONE = new ConsentId("one");

  ConsentRequests emptyStore();

  private static Choices choices() {
    return new Choices(
        Map.of(
            1,
            new Choice(Optional.of("clinic-immunizations"), ScopeSet.of("read", "write")),
            2,
            Choice.NONE),
        HowLong.MONTH);
  }

  @Test
  default void theFirstBrowserKeepsTheHandle() {
    var requests = emptyStore();

    assertThat(requests.open(request("one", "handle", "june")).session()).isEqualTo("june");
    assertThat(requests.open(request("two", "handle", "bob")).session()).isEqualTo("june");

    var found = requests.find(ONE).orElseThrow();
    assertThat(found.handle().reveal()).isEqualTo("handle");
    assertThat(found.parameters()).isEqualTo(request("one", "handle", "june").parameters());
    assertThat(requests.find(new ConsentId("two"))).isEmpty();
  }

  @Test
  default void ofRivalsForOneHandleAllGetTheSameRequest() {
    var requests = emptyStore();
    var counter = new AtomicInteger();

    var outcomes =
        Rivals.march(
            50,
            prize -> {
              var n = "r" + counter.incrementAndGet();
              return requests.open(request(n, "handle" + prize, n)).id();
            });

    assertThat(outcomes).allSatisfy(one -> assertThat(one).containsOnly(one.getFirst()));
  }

  @Test
  default void choicesAreKeptWhileThePersonIsAsked() {
    var requests = emptyStore();
    requests.open(request("one", "handle", "june"));

    requests.draft(ONE, choices());
    assertThat(requests.find(ONE).orElseThrow().draft()).contains(choices());

    requests.move(ONE, Stage.ASKING, Stage.SHARING);
    requests.draft(ONE, new Choices(Map.of(), HowLong.ONCE));
    assertThat(requests.find(ONE).orElseThrow().draft()).contains(choices());
  }

  @Test
  default void ofRivalsOneAloneMovesARequestOn() {
    var requests = emptyStore();
    for (int i = 0; i < 50; i++) {
      requests.open(request("r" + i, "handle" + i, "june"));
    }

    var outcomes =
        Rivals.march(
            50, prize -> requests.move(new ConsentId("r" + prize), Stage.ASKING, Stage.SHARING));

    assertThat(outcomes).allSatisfy(one -> assertThat(one).containsOnlyOnce(true));
  }

  @Test
  default void theRotsThatAreKeptFirstStay() {
    var requests = emptyStore();
    requests.open(request("one", "handle", "june"));
    requests.move(ONE, Stage.ASKING, Stage.SHARING);

    assertThat(requests.keepRots(ONE, Map.of("p1", new Secret("first")))).isTrue();
    assertThat(requests.keepRots(ONE, Map.of("p1", new Secret("second")))).isFalse();

    assertThat(requests.find(ONE).orElseThrow().stage()).isEqualTo(Stage.PUSHING);
    assertThat(requests.rots(ONE).get("p1")).extracting(Secret::reveal).isEqualTo("first");
    requests.dropRots(ONE);
    assertThat(requests.rots(ONE)).isEmpty();
  }

  @Test
  default void whatWaitsIsTheBrowsersOwn() {
    var requests = emptyStore();
    requests.open(request("one", "handle", "june"));
    requests.open(request("two", "other", "bob"));
    requests.open(request("three", "third", "june"));
    requests.move(new ConsentId("three"), Stage.ASKING, Stage.REFUSED);

    assertThat(requests.waiting("june", NOW)).extracting(r -> r.id()).containsExactly(ONE);
    assertThat(requests.waiting("june", NOW.plus(Duration.ofHours(1)))).isEmpty();
  }

  @Test
  default void whoseAnswerNobodyTookIsFoundWhenItsTimeIsOver() {
    var requests = emptyStore();
    for (var name : List.of("one", "two", "three")) {
      requests.open(request(name, "handle of " + name, "june"));
    }
    requests.move(ONE, Stage.ASKING, Stage.SHARED);
    requests.move(new ConsentId("two"), Stage.ASKING, Stage.SHARED);
    var later = NOW.plus(Duration.ofHours(1));

    requests.taken(new Secret("handle of two").hash());
    requests.taken(new Secret("handle of three").hash());
    requests.taken(new Secret("another").hash());

    assertThat(requests.untaken(NOW, 10)).isEmpty();
    assertThat(requests.untaken(later, 10)).containsExactly(ONE);
    assertThat(requests.find(new ConsentId("two")).orElseThrow().stage()).isEqualTo(Stage.TAKEN);
    assertThat(requests.find(new ConsentId("three")).orElseThrow().stage()).isEqualTo(Stage.ASKING);
    assertThat(requests.waiting("june", NOW))
        .extracting(r -> r.id().value())
        .containsExactly("three");
  }

  @Test
  default void requestsThatAreOverAreReaped() {
    var requests = emptyStore();
    requests.open(request("one", "handle", "june"));

    assertThat(requests.reap(NOW, 10)).isZero();
    assertThat(requests.reap(NOW.plus(Duration.ofHours(1)), 10)).isEqualTo(1);
    assertThat(requests.find(ONE)).isEmpty();
  }
}

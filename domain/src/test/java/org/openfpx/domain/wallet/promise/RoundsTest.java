package org.openfpx.domain.wallet.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private final TreeMap<Integer, String> waiting = new TreeMap<>();
  private final Set<String> down = new HashSet<>();
  private final List<Integer> asked = new ArrayList<>();
  private final Rounds<Integer> rounds = new Rounds<>(this::after, waiting::get, this::ask);

  private List<Integer> after(Optional<Integer> last, int atMost) {
    return waiting.keySet().stream()
        .filter(id -> last.isEmpty() || id > last.get())
        .limit(atMost)
        .toList();
  }

  private boolean ask(Integer id) {
    asked.add(id);
    var party = waiting.get(id);
    if ("broken".equals(party)) {
      throw new IllegalStateException("broken");
    }
    var up = !down.contains(party);
    if (up) {
      waiting.remove(id);
    }
    return up;
  }

  private void wait(int from, int to, String party) {
    for (int id = from; id <= to; id++) {
      waiting.put(id, party);
    }
  }

  @Test
  void whatIsConfirmedWaitsNoLonger() {
    wait(1, 25, "north");

    assertThat(rounds.go(10)).isEqualTo(10);
    assertThat(rounds.go(10)).isEqualTo(10);
    assertThat(rounds.go(10)).isEqualTo(5);
    assertThat(rounds.go(10)).isZero();
    assertThat(waiting).isEmpty();
  }

  @Test
  void aPartyThatIsDownIsAskedOnceARoundAndKeepsNobodyWaiting() {
    wait(1, 50, "gone");
    wait(51, 52, "north");
    down.add("gone");

    assertThat(rounds.go(10)).isEqualTo(2);

    assertThat(asked).containsExactly(1, 51, 52);
  }

  @Test
  void whatLiesBehindMoreThanOneRoundLooksAtHasItsTurnInALaterOne() {
    wait(1, 5_000, "gone");
    wait(5_001, 5_001, "north");
    down.add("gone");

    int confirmed = 0;
    for (int round = 0; round < 26 && confirmed == 0; round++) {
      confirmed = rounds.go(10);
    }

    assertThat(confirmed).isEqualTo(1);
  }

  @Test
  void aPartyThatComesBackIsAskedAgain() {
    wait(1, 3, "north");
    down.add("north");
    assertThat(rounds.go(10)).isZero();

    down.clear();

    assertThat(rounds.go(10)).isEqualTo(3);
  }

  @Test
  void manyPartiesThatAreDownDoNotLetARoundGrow() {
    for (int id = 1; id <= 100; id++) {
      waiting.put(id, "gone " + id);
      down.add("gone " + id);
    }

    rounds.go(10);
    assertThat(asked).hasSize(10);

    rounds.go(10);
    assertThat(asked).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void oneThatFailsKeepsNoOtherFromItsTurnAndIsSaid() {
    waiting.put(1, "broken");
    wait(2, 4, "north");

    assertThatThrownBy(() -> rounds.go(10)).hasMessage("broken");

    assertThat(waiting).containsOnlyKeys(1);
  }

  @Test
  void whoeverWaitsIsToldWhetherAllIsConfirmedAndMeetsAPartyThatIsDownOnce() {
    wait(1, 3, "gone");
    wait(4, 4, "north");
    down.add("gone");

    assertThat(rounds.askNow(List.of(4))).isTrue();
    assertThat(rounds.askNow(List.of(1, 2, 3))).isFalse();

    assertThat(asked).containsExactly(4, 1);
  }
}

package org.openfpx.domain.testing.rsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.rsa.RsaMother.NOW;
import static org.openfpx.domain.testing.rsa.RsaMother.binding;
import static org.openfpx.domain.testing.rsa.RsaMother.hash;
import static org.openfpx.domain.testing.rsa.RsaMother.rot;
import static org.openfpx.domain.testing.rsa.RsaMother.rotFor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.rsa.linking.LinkId;
import org.openfpx.domain.rsa.rot.IssuedRot;
import org.openfpx.domain.rsa.rot.Rots;

/** What every store of ROTs promises: run by the fake and by the real ones alike. */
public interface RotsContract {
  /** A store without ROTs that has the links {@code one} and {@code two}. */
  Rots emptyStore();

  @Test
  default void aRotIsFoundAsItWasKept() {
    var store = emptyStore();
    var bound = rotFor("a", "one", RsaMother.use());
    var free = rot("b", "two");
    store.add(List.of(bound, free));

    assertThat(store.find(hash("a"))).contains(bound);
    assertThat(store.find(hash("b"))).contains(free);
    assertThat(store.find(hash("c"))).isEmpty();
  }

  @Test
  default void aRotIsBoundOnce() {
    var store = emptyStore();
    store.add(List.of(rot("a", "one")));

    assertThat(store.bind(hash("a"), binding("first"), NOW)).isTrue();
    assertThat(store.bind(hash("a"), binding("second"), NOW)).isFalse();
    assertThat(store.find(hash("a")).flatMap(IssuedRot::binding)).contains(binding("first"));
  }

  @Test
  default void aRotThatHasRunOutIsNotBound() {
    var store = emptyStore();
    store.add(List.of(rot("a", "one")));

    assertThat(store.bind(hash("a"), binding("first"), NOW.plus(Duration.ofMinutes(30)))).isFalse();
    assertThat(store.find(hash("a")).flatMap(IssuedRot::binding)).isEmpty();
  }

  @Test
  default void ofManyRivalsOneBinds() throws Exception {
    var store = emptyStore();
    try (var rivals = Executors.newFixedThreadPool(4)) {
      for (int round = 0; round < 50; round++) {
        var name = "rot" + round;
        store.add(List.of(rot(name, "one")));
        var calls =
            IntStream.range(0, 4)
                .<Callable<Boolean>>mapToObj(
                    i -> () -> store.bind(hash(name), binding("permission" + i), NOW))
                .toList();
        assertThat(rivals.invokeAll(calls)).extracting(done -> done.get()).containsOnlyOnce(true);
      }
    }
  }

  @Test
  default void rotsEndWithTheirLink() {
    var store = emptyStore();
    store.add(List.of(rot("a", "one"), rot("b", "two")));

    store.endWith(new LinkId("one"));

    assertThat(store.find(hash("a"))).isEmpty();
    assertThat(store.find(hash("b"))).isPresent();
  }
}

package org.openfpx.domain.testing.rsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.rsa.RsaMother.JUNE;
import static org.openfpx.domain.testing.rsa.RsaMother.WALLET;
import static org.openfpx.domain.testing.rsa.RsaMother.downstream;
import static org.openfpx.domain.testing.rsa.RsaMother.link;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.rsa.linking.Link;
import org.openfpx.domain.rsa.linking.LinkId;
import org.openfpx.domain.rsa.linking.Links;
import org.openfpx.domain.rsa.linking.Person;

/** What every store of links promises: run by the fake and by the real ones alike. */
public interface LinksContract {
  Links emptyStore();

  @Test
  default void aLinkIsFoundAsItWasKept() {
    var store = emptyStore();
    store.add(link("one"));
    store.add(link("two"));

    var found = store.find(new LinkId("one")).orElseThrow();

    assertThat(found)
        .usingRecursiveComparison()
        .ignoringFields("downstream")
        .isEqualTo(link("one"));
    assertThat(found.downstream().accessToken().reveal()).isEqualTo("one-access");
    assertThat(found.downstream().refreshToken().orElseThrow().reveal()).isEqualTo("one-refresh");
    assertThat(found.downstream().endsAt()).isEqualTo(link("one").downstream().endsAt());
  }

  @Test
  default void anEndedLinkIsGoneAndEndsOnce() {
    var store = emptyStore();
    store.add(link("one"));

    assertThat(store.end(new LinkId("one")).map(Link::id)).contains(new LinkId("one"));
    assertThat(store.end(new LinkId("one"))).isEmpty();
    assertThat(store.find(new LinkId("one"))).isEmpty();
    store.keep(new LinkId("one"), downstream("new", Duration.ofHours(2)));
    store.markToRenew(new LinkId("one"));
    assertThat(store.find(new LinkId("one"))).isEmpty();
  }

  @Test
  default void renewedTokensReplaceTheOldOnesAndHealTheLink() {
    var store = emptyStore();
    store.add(link("one"));
    store.markToRenew(new LinkId("one"));
    assertThat(store.find(new LinkId("one")).orElseThrow().toRenew()).isTrue();

    store.keep(new LinkId("one"), downstream("new", Duration.ofHours(2)));

    var found = store.find(new LinkId("one")).orElseThrow();
    assertThat(found.downstream().accessToken().reveal()).isEqualTo("new-access");
    assertThat(found.toRenew()).isFalse();
  }

  @Test
  default void aPseudonymIsKeptAndIsOneWalletsAlone() {
    var store = emptyStore();

    assertThat(store.pseudonym(JUNE, WALLET, "first")).isEqualTo("first");
    assertThat(store.pseudonym(JUNE, WALLET, "second")).isEqualTo("first");
    assertThat(store.pseudonym(JUNE, new ClientId("other"), "third")).isEqualTo("third");
  }

  @Test
  default void aLinkThatWasRenewedIsFoundForTheSamePersonAlone() {
    var store = emptyStore();
    var noor = new Person(JUNE.issuer(), "noor");
    store.add(link("old"));
    store.add(link("noors", noor));
    assertThat(store.renewalOf(link("old"))).isEmpty();

    store.add(link("new"));
    assertThat(store.renewalOf(link("old")).map(Link::id)).contains(new LinkId("new"));

    store.markToRenew(new LinkId("new"));
    assertThat(store.renewalOf(link("old"))).isEmpty();
  }

  @Test
  default void nobodyElseWorksOnALinkMeanwhile() throws Exception {
    var store = emptyStore();
    store.add(link("one"));
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    Callable<Integer> work =
        () ->
            store
                .exclusively(
                    new LinkId("one"),
                    link -> {
                      most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                      int turn = turnOf(link);
                      store.keep(link.id(), downstream("turn" + (turn + 1), Duration.ofHours(1)));
                      inside.decrementAndGet();
                      return turn + 1;
                    })
                .orElseThrow();
    try (var rivals = Executors.newFixedThreadPool(4)) {
      var turns = rivals.invokeAll(Stream.generate(() -> work).limit(24).toList());
      assertThat(turns).extracting(done -> done.get()).doesNotHaveDuplicates();
    }
    assertThat(most.get()).isEqualTo(1);
    assertThat(store.exclusively(new LinkId("none"), link -> 1)).isEmpty();
  }

  private static int turnOf(Link link) {
    var token = link.downstream().accessToken().reveal();
    return token.startsWith("turn") ? Integer.parseInt(token.substring(4, token.indexOf('-'))) : 0;
  }
}

package org.openfpx.domain.testing.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.wallet.WalletMother.BOB;
import static org.openfpx.domain.testing.wallet.WalletMother.JUNE;
import static org.openfpx.domain.testing.wallet.WalletMother.NOW;
import static org.openfpx.domain.testing.wallet.WalletMother.link;
import static org.openfpx.domain.testing.wallet.WalletMother.tokens;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.oauth.Rivals;
import org.openfpx.domain.wallet.linking.Link;
import org.openfpx.domain.wallet.linking.Links;
import org.openfpx.domain.wallet.linking.Sources.Tokens;

/** What every store of links promises. */
public interface LinksContract {
  Duration LEASE = Duration.ofSeconds(30);

  Links emptyStore();

  @Test
  default void whatIsKeptIsFoundByItsPersonAlone() {
    var links = emptyStore();
    links.keep(link("one", JUNE, "clinic"));

    var found = links.find(JUNE, "clinic").orElseThrow();
    assertThat(found.label()).contains("June Hartley");
    assertThat(found.tokens().accessToken().reveal()).isEqualTo("one-access");
    assertThat(found.tokens().refreshToken().orElseThrow().reveal()).isEqualTo("one-refresh");
    assertThat(links.find(BOB, "clinic")).isEmpty();
    assertThat(links.find(JUNE, "registry")).isEmpty();
  }

  @Test
  default void aPersonHasOneLinkToASource() {
    var links = emptyStore();
    links.keep(link("one", JUNE, "clinic"));
    links.keep(link("two", JUNE, "clinic"));

    assertThat(links.of(JUNE)).extracting(l -> l.id()).containsExactly("two");
  }

  @Test
  default void newTokensAreKeptUnderTheNextRevisionOnly() {
    var links = emptyStore();
    links.keep(link("one", JUNE, "clinic"));

    links.renew("one", 0, tokens("newer"));
    links.renew("one", 0, tokens("too late"));

    var found = links.find(JUNE, "clinic").orElseThrow();
    assertThat(found.revision()).isEqualTo(1);
    assertThat(found.tokens().accessToken().reveal()).isEqualTo("newer-access");
  }

  @Test
  default void aSourceThatSendsNoNewRefreshTokenMeansTheOldOneToGoOn() {
    var links = emptyStore();
    links.keep(link("one", JUNE, "clinic"));

    links.renew("one", 0, new Tokens(new Secret("newer"), NOW, Optional.empty()));

    assertThat(
            links.find(JUNE, "clinic").orElseThrow().tokens().refreshToken().orElseThrow().reveal())
        .isEqualTo("one-refresh");
  }

  @Test
  default void ofRivalsOneAloneMayRefresh() {
    var links = emptyStore();
    for (int i = 0; i < 30; i++) {
      links.keep(link("link" + i, JUNE, "source" + i));
    }

    var outcomes = Rivals.march(30, prize -> links.lease("link" + prize, 0, NOW, LEASE));

    assertThat(outcomes).allSatisfy(one -> assertThat(one).containsOnlyOnce(true));
  }

  @Test
  default void aLeaseEndsByItselfByReleaseAndByNewTokens() {
    var links = emptyStore();
    links.keep(link("one", JUNE, "clinic"));
    assertThat(links.lease("one", 0, NOW, LEASE)).isTrue();
    assertThat(links.lease("one", 0, NOW.plusSeconds(29), LEASE)).isFalse();
    assertThat(links.lease("one", 0, NOW.plusSeconds(30), LEASE)).isTrue();

    links.release("one", 0);
    assertThat(links.lease("one", 0, NOW.plusSeconds(31), LEASE)).isTrue();

    links.renew("one", 0, tokens("newer"));
    assertThat(links.lease("one", 0, NOW.plusSeconds(32), LEASE)).isFalse();
    assertThat(links.lease("one", 1, NOW.plusSeconds(32), LEASE)).isTrue();
  }

  @Test
  default void aSourceThatRefusesIsOneToRenew() {
    var links = emptyStore();
    links.keep(link("one", JUNE, "clinic"));

    links.toRenew("one", 7);
    assertThat(links.find(JUNE, "clinic").orElseThrow().toRenew()).isFalse();
    links.toRenew("one", 0);
    assertThat(links.find(JUNE, "clinic").orElseThrow().toRenew()).isTrue();
  }

  @Test
  default void aLinkThatIsPartingIsNoneAnyMoreAndIsKeptUntilItIsRemoved() {
    var links = emptyStore();
    links.keep(link("one", JUNE, "clinic"));

    assertThat(links.part(JUNE, "clinic").orElseThrow().id()).isEqualTo("one");
    assertThat(links.part(JUNE, "clinic")).isEmpty();
    assertThat(links.find(JUNE, "clinic")).isEmpty();
    assertThat(links.of(JUNE)).isEmpty();

    links.keep(link("two", JUNE, "clinic"));
    links.part(JUNE, "clinic");
    assertThat(partingAfter(links, Optional.empty(), 10)).containsExactly("one", "two");
    links.remove("one");
    assertThat(partingAfter(links, Optional.empty(), 10)).containsExactly("two");
  }

  @Test
  default void whatIsPartingComesInAnOrderThatStays() {
    var links = emptyStore();
    for (var id : List.of("three", "one", "two")) {
      links.keep(link(id, JUNE, "clinic"));
      links.part(JUNE, "clinic");
    }

    assertThat(partingAfter(links, Optional.empty(), 2)).containsExactly("one", "three");
    var last = links.parting(Optional.empty(), 2).getLast();
    assertThat(partingAfter(links, Optional.of(last), 2)).containsExactly("two");
    links.remove("three");
    assertThat(partingAfter(links, Optional.of(last), 2)).containsExactly("two");
  }

  private static List<String> partingAfter(Links links, Optional<Link> after, int atMost) {
    return links.parting(after, atMost).stream().map(Link::id).toList();
  }

  @Test
  default void itIsKnownWhoseLinksAreParting() {
    var links = emptyStore();
    links.keep(link("one", JUNE, "clinic"));
    links.keep(link("two", BOB, "clinic"));
    assertThat(links.isParting(JUNE)).isFalse();

    links.part(JUNE, "clinic");
    assertThat(links.isParting(JUNE)).isTrue();
    assertThat(links.isParting(BOB)).isFalse();

    links.remove("one");
    assertThat(links.isParting(JUNE)).isFalse();
  }
}

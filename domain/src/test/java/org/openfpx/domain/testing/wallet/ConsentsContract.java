package org.openfpx.domain.testing.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.wallet.WalletMother.BOB;
import static org.openfpx.domain.testing.wallet.WalletMother.JUNE;
import static org.openfpx.domain.testing.wallet.WalletMother.NOW;
import static org.openfpx.domain.testing.wallet.WalletMother.consent;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.wallet.consent.Consents;
import org.openfpx.domain.wallet.permission.ConsentId;

/** What every store of answers promises. */
public interface ConsentsContract {
  Duration WEEK = Duration.ofDays(7);

  Consents emptyStore();

  @Test
  default void anAnswerIsKeptWordByWordForItsPersonAlone() {
    var consents = emptyStore();
    var consent = consent("one", JUNE, NOW, WEEK);
    consents.record(consent);

    assertThat(consents.find(JUNE, consent.id())).contains(consent);
    assertThat(consents.find(BOB, consent.id())).isEmpty();
  }

  @Test
  default void whatIsLiveComesEndingSoonestFirst() {
    var consents = emptyStore();
    consents.record(consent("long", JUNE, NOW, WEEK));
    consents.record(consent("short", JUNE, NOW, Duration.ofDays(1)));
    consents.record(consent("over", JUNE, NOW.minus(WEEK), Duration.ofDays(1)));
    consents.record(consent("bobs", BOB, NOW, WEEK));

    assertThat(consents.live(JUNE, NOW))
        .extracting(c -> c.id().value())
        .containsExactly("short", "long");
  }

  @Test
  default void theListIsReadPageByPageWithoutGapsAndDoubles() {
    var consents = emptyStore();
    for (int i = 0; i < 7; i++) {
      // Some at the same second.
      consents.record(consent("c" + i, JUNE, NOW.plusSeconds(i / 2), WEEK));
    }
    consents.record(consent("bobs", BOB, NOW, WEEK));

    var first = consents.answered(JUNE, Optional.empty(), 3);
    var last = first.getLast();
    var second =
        consents.answered(
            JUNE, Optional.of(new Consents.Key(last.answeredAt(), last.id().value())), 10);

    assertThat(first).extracting(c -> c.id().value()).containsExactly("c6", "c5", "c4");
    assertThat(second).extracting(c -> c.id().value()).containsExactly("c3", "c2", "c1", "c0");
  }

  @Test
  default void theNewestYesToAClientIsFound() {
    var consents = emptyStore();
    consents.record(consent("older", JUNE, NOW, WEEK));
    consents.record(consent("newer", JUNE, NOW.plusSeconds(5), WEEK));

    assertThat(consents.lastYes(JUNE, "as", "my-immunizations").orElseThrow().id())
        .isEqualTo(new ConsentId("newer"));
    assertThat(consents.lastYes(JUNE, "as", "another")).isEmpty();
    assertThat(consents.lastYes(BOB, "as", "my-immunizations")).isEmpty();
  }

  @Test
  default void oneIsWithdrawnAndAllOfAPersonAreForgotten() {
    var consents = emptyStore();
    consents.record(consent("one", JUNE, NOW, WEEK));
    consents.record(consent("two", JUNE, NOW, WEEK));
    consents.record(consent("bobs", BOB, NOW, WEEK));

    consents.withdraw(new ConsentId("one"));
    assertThat(consents.live(JUNE, NOW)).hasSize(1);
    consents.forget(JUNE);
    assertThat(consents.live(JUNE, NOW)).isEmpty();
    assertThat(consents.live(BOB, NOW)).hasSize(1);
  }
}

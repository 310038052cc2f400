package org.openfpx.domain.testing.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.wallet.WalletMother.BOB;
import static org.openfpx.domain.testing.wallet.WalletMother.JUNE;
import static org.openfpx.domain.testing.wallet.WalletMother.NOW;
import static org.openfpx.domain.testing.wallet.WalletMother.consent;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.consent.Consent;
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

    assertThat(live(consents, JUNE))
        .extracting(c -> c.id().value())
        .containsExactly("short", "long");
  }

  @Test
  default void soDoesItPageByPage() {
    var consents = emptyStore();
    for (int i = 0; i < 5; i++) {
      // Some end at the same second.
      consents.record(consent("c" + i, JUNE, NOW.plusSeconds(i / 2), WEEK));
    }

    var first = consents.live(JUNE, NOW, Optional.empty(), 3);
    var second = consents.live(JUNE, NOW, Optional.of(first.getLast()), 3);

    assertThat(first).extracting(c -> c.id().value()).containsExactly("c0", "c1", "c2");
    assertThat(second).extracting(c -> c.id().value()).containsExactly("c3", "c4");
    assertThat(consents.live(JUNE, NOW, Optional.of(second.getLast()), 3)).isEmpty();
  }

  private static List<Consent> live(Consents consents, AccountId account) {
    return consents.live(account, NOW, Optional.empty(), 10);
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
    assertThat(live(consents, JUNE)).hasSize(1);
    consents.forget(JUNE);
    assertThat(live(consents, JUNE)).isEmpty();
    assertThat(live(consents, BOB)).hasSize(1);
  }
}

package org.openfpx.domain.testing.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openfpx.domain.testing.oauth.Rivals;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.consent.ClientSubjects;

/** What every store of the names of people at clients promises. */
public interface ClientSubjectsContract {
  AccountId ANNA = new AccountId("anna");
  AccountId BEN = new AccountId("ben");

  /** How many prizes the rivals march over. */
  default int prizes() {
    return 2_000;
  }

  ClientSubjects emptyClientSubjects();

  @Test
  default void theFirstNameStaysForOnePersonAndClient() {
    var names = emptyClientSubjects();

    assertThat(names.keep(ANNA, "as", "shop", "first")).isEqualTo("first");
    assertThat(names.keep(ANNA, "as", "shop", "second")).isEqualTo("first");
    assertThat(names.keep(BEN, "as", "shop", "third")).isEqualTo("third");
    assertThat(names.keep(ANNA, "as", "Shop", "fourth")).isEqualTo("fourth");
    assertThat(names.keep(ANNA, "other", "shop", "fifth")).isEqualTo("fifth");
  }

  @Test
  default void allNamesOfAPersonAreToldInOrder() {
    var names = emptyClientSubjects();
    names.keep(ANNA, "as", "shop", "second");
    names.keep(ANNA, "as", "bank", "first");
    names.keep(BEN, "as", "shop", "third");

    assertThat(names.of(ANNA))
        .containsExactly(
            new ClientSubjects.Named("as", "bank", "first"),
            new ClientSubjects.Named("as", "shop", "second"));
  }

  @Test
  default void whoLeavesIsForgottenAndNobodyElse() {
    var names = emptyClientSubjects();
    names.keep(ANNA, "as", "shop", "first");
    names.keep(BEN, "as", "shop", "second");

    names.forget(ANNA);

    assertThat(names.keep(ANNA, "as", "shop", "third")).isEqualTo("third");
    assertThat(names.keep(BEN, "as", "shop", "fourth")).isEqualTo("second");
  }

  @Test
  default void ofRivalsAllGetTheSame() {
    var names = emptyClientSubjects();

    var kept =
        Rivals.march(
            prizes(),
            i -> names.keep(ANNA, "as", "shop " + i, "by " + Thread.currentThread().threadId()));

    assertThat(kept).allSatisfy(all -> assertThat(all.stream().distinct()).hasSize(1));
  }
}

package org.openfpx.persistence.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openfpx.domain.testing.wallet.LinksContract;
import org.openfpx.domain.testing.wallet.WalletMother;
import org.openfpx.domain.wallet.linking.Links;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** The contract on each database. */
@EachDatabase
class JooqLinksTest implements LinksContract {
  private final TestDatabase on;

  JooqLinksTest(TestDatabase on) {
    this.on = on;
  }

  @Override
  public Links emptyStore() {
    return new JooqLinks(on.empty(SystemSchema.WALLET), TestSealer.make());
  }

  @Test
  void noRowShowsATokenOrAName() {
    var database = on.empty(SystemSchema.WALLET);
    new JooqLinks(database, TestSealer.make())
        .keep(WalletMother.link("one", WalletMother.JUNE, "clinic"));

    assertThat(database.db().fetch("SELECT * FROM source_link").toString())
        .contains("clinic")
        .doesNotContain("one-access")
        .doesNotContain("one-refresh")
        .doesNotContain("Hartley");
  }
}

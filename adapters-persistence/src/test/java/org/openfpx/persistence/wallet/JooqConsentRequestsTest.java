package org.openfpx.persistence.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.wallet.ConsentRequestsContract;
import org.openfpx.domain.testing.wallet.WalletMother;
import org.openfpx.domain.wallet.consent.ConsentRequest;
import org.openfpx.domain.wallet.consent.ConsentRequests;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** The contract on each database. */
@EachDatabase
class JooqConsentRequestsTest implements ConsentRequestsContract {
  private final TestDatabase on;

  JooqConsentRequestsTest(TestDatabase on) {
    this.on = on;
  }

  @Override
  public ConsentRequests emptyStore() {
    return new JooqConsentRequests(on.empty(SystemSchema.WALLET), TestSealer.make());
  }

  @Test
  void noRowShowsAHandleOrARot() {
    var database = on.empty(SystemSchema.WALLET);
    var requests = new JooqConsentRequests(database, TestSealer.make());
    requests.open(WalletMother.request("one", "the-handle", "june"));
    requests.move(ONE, ConsentRequest.Stage.ASKING, ConsentRequest.Stage.SHARING);
    requests.keepRots(ONE, Map.of("p1", new Secret("the-rot")));

    assertThat(database.db().fetch("SELECT * FROM consent_request").toString())
        .contains("june")
        .doesNotContain("the-handle")
        .doesNotContain("the-rot");
  }
}

package org.openfpx.persistence.rsa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openfpx.domain.rsa.linking.LinkId;
import org.openfpx.domain.rsa.linking.Links;
import org.openfpx.domain.testing.rsa.LinksContract;
import org.openfpx.domain.testing.rsa.RsaMother;
import org.openfpx.persistence.pool.SystemSchema;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** Links on each database. */
@EachDatabase
class JooqLinksTest implements LinksContract {
  private final TestDatabase on;

  JooqLinksTest(TestDatabase on) {
    this.on = on;
  }

  @Override
  public Links emptyStore() {
    return new JooqLinks(on.empty(SystemSchema.RSA), TestSealer.make());
  }

  @Test
  void noRowShowsATokenOrAName() {
    var database = on.empty(SystemSchema.RSA);
    new JooqLinks(database, TestSealer.make()).add(RsaMother.link("one"));

    assertThat(database.db().fetch("SELECT * FROM person_link").toString())
        .contains("pseudonym of june")
        .doesNotContain("one-access")
        .doesNotContain("one-refresh")
        .doesNotContain("June");
  }

  @Test
  void whatIsReadOnEachRequestIsOneStatement() {
    var opened = on.emptied(SystemSchema.RSA);
    var links = new JooqLinks(opened.database(), TestSealer.make());
    links.add(RsaMother.link("one"));

    assertThat(opened.statements().during(() -> links.find(new LinkId("one")))).hasSize(1);
  }
}

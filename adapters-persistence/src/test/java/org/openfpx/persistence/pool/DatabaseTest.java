package org.openfpx.persistence.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.secret.Secret;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** What every store relies on: one transaction when asked for, nothing kept of what failed. */
@EachDatabase
class DatabaseTest {
  private static final class Planned extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final TestDatabase on;
  private final TestDatabase.Opened opened;
  private final Database database;

  DatabaseTest(TestDatabase on) {
    this.on = on;
    opened = on.emptied(SystemSchema.PROVIDER);
    database = opened.database();
  }

  @BeforeEach
  void aTable() {
    database.db().execute("CREATE TABLE IF NOT EXISTS t (n INT NOT NULL, PRIMARY KEY (n))");
  }

  private int insert(int n) {
    return database.db().execute("INSERT INTO t VALUES (?)", n);
  }

  private int count() {
    return database.db().fetchCount(DSL.table("t"));
  }

  @Test
  void itSaysWhatServerAnswers() {
    var name =
        switch (on) {
          case H2 -> "H2 2.";
          case MYSQL -> "MySQL 8.0.15";
          case MARIADB -> "MariaDB 1";
        };

    assertThat(database.server()).startsWith(name);
    assertThat(database.answers()).isTrue();
  }

  @Test
  void workThatThrowsLeavesNothing() {
    assertThatExceptionOfType(Planned.class)
        .isThrownBy(() ->
            database
                .atomically()
                .run(() -> {
                  insert(1);
                  throw new Planned();
                }));

    assertThat(count()).isZero();
  }

  @Test
  void workInsideWorkJoinsTheTransactionUnderWay() {
    assertThatExceptionOfType(Planned.class)
        .isThrownBy(() ->
            database
                .atomically()
                .run(() -> {
                  database.atomically().run(() -> insert(1));
                  assertThat(count()).isOne();
                  throw new Planned();
                }));

    assertThat(count()).isZero();
  }

  @Test
  void whatWasDoneIsKept() {
    int rows = database.atomically().run(() -> insert(1) + insert(2));

    assertThat(rows).isEqualTo(2);
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void outsideATransactionEachStatementStandsByItself() {
    insert(1);

    assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> insert(1));
    assertThat(count()).isOne();
  }

  @Test
  void beginAndCommitAreNotCountedAsStatements() {
    assertThat(
            opened
                .statements()
                .during(() -> database.atomically().run(() -> insert(1) + insert(2))))
        .hasSize(2);
  }

  @Test
  void aTransactionIsOneCommitAndSoIsEachWriteOutside() {
    var statements = opened.statements();

    statements.during(() -> database.atomically().run(() -> insert(1) + insert(2)));
    assertThat(statements.commits()).isOne();
    statements.during(() -> insert(insert(3) + insert(4) + count() + 10));
    assertThat(statements.commits()).as("three writes and a read").isEqualTo(3);
    statements.during(() ->
        assertThatExceptionOfType(RuntimeException.class)
            .isThrownBy(() -> database.atomically().run(() -> insert(7) + insert(7))));
    assertThat(statements.commits()).as("rolled back").isZero();
  }

  @Test
  void everyRowCanBeReadFromOutside() {
    insert(7);

    assertThat(EveryRow.in(opened.settings()))
        .contains(new EveryRow.TableRows("t", List.of(Map.of("n", "7"))))
        .noneMatch(table -> table.table().startsWith("flyway"));
  }

  @Test
  void aMigratedSchemaIsKnownWithoutAskingFlyway() {
    var product = on == TestDatabase.H2 ? Product.H2 : Product.MYSQL;
    var wallets = Migrations.folders(SystemSchema.WALLET, product);
    var ours = Migrations.folders(SystemSchema.PROVIDER, product);

    try (var source = sourceOf(opened.settings())) {
      assertThat(Migrations.isNewest(source, ours)).isTrue();
      assertThat(Migrations.isNewest(source, wallets)).isFalse();
    }
    try (var source = sourceOf(on.fresh())) {
      assertThat(Migrations.isNewest(source, ours)).isFalse();
    }
  }

  private static HikariDataSource sourceOf(DatabaseSettings settings) {
    var source = new HikariDataSource();
    source.setJdbcUrl(settings.completeUrl());
    source.setUsername(settings.user());
    source.setPassword(settings.password().map(Secret::reveal).orElse(""));
    source.setMaximumPoolSize(1);
    return source;
  }

  @Test
  void openingAMigratedSchemaAgainChangesNothing() {
    var settings = on.fresh();
    int steps;
    try (var first = Database.open(settings, SystemSchema.AUTHORIZATION_SERVER)) {
      steps = steps(first);
      first.db().execute("CREATE TABLE kept (n INT NOT NULL, PRIMARY KEY (n))");
    }

    try (var again = Database.open(settings, SystemSchema.AUTHORIZATION_SERVER)) {
      assertThat(steps(again)).isEqualTo(steps).isPositive();
      assertThat(again.db().fetchCount(DSL.table("kept"))).isZero();
    }
  }

  private static int steps(Database database) {
    return database.db().fetchCount(DSL.table("flyway_schema_history"));
  }

  @Test
  void everySystemsSchemaCanBeMade() {
    for (var schema : SystemSchema.values()) {
      Database.open(on.fresh(), schema).close();
    }
  }

  @Test
  void theSchemaOfAnotherSystemIsSaidToBeOneAndLeftAlone() {
    var settings = on.fresh();
    Database.open(settings, SystemSchema.AUTHORIZATION_SERVER).close();

    assertThatIllegalStateException()
        .isThrownBy(() -> Database.open(settings, SystemSchema.WALLET))
        .withMessageContaining("another system's (as)")
        .withMessageNotContaining("repair");
    Database.open(settings, SystemSchema.AUTHORIZATION_SERVER).close();
  }

  @Test
  void anAddressWhereNobodyAnswersIsNamedWithoutItsPassword() {
    var settings =
        DatabaseSettings.of("jdbc:mysql://u:geheim@127.0.0.1:1/x?y=z", "u", Optional.empty());

    assertThatIllegalStateException()
        .isThrownBy(() -> Database.open(settings, SystemSchema.WALLET))
        .withMessageContaining("127.0.0.1:1/x")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("geheim"));
  }
}

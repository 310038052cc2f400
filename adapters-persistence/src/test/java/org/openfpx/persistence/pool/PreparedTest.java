package org.openfpx.persistence.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openfpx.persistence.generated.provider.Tables.REGISTRY_VERSION;

import org.jooq.exception.DataAccessException;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/** Statements that are rendered once, on each database. */
@EachDatabase
class PreparedTest {
  private final Database database;
  private final Prepared update;
  private final Prepared select;

  PreparedTest(TestDatabase on) {
    database = on.empty(SystemSchema.PROVIDER);
    update =
        database.prepared(db ->
            db.update(REGISTRY_VERSION)
                .set(REGISTRY_VERSION.VERSION, DSL.param("", REGISTRY_VERSION.VERSION))
                .where(REGISTRY_VERSION.ID.eq(DSL.param("", REGISTRY_VERSION.ID))));
    select =
        database.prepared(db ->
            db.select(REGISTRY_VERSION.VERSION)
                .from(REGISTRY_VERSION)
                .where(REGISTRY_VERSION.ID.eq(DSL.param("", REGISTRY_VERSION.ID))));
  }

  @Test
  void itIsSentEachTimeWithItsOwnValues() {
    assertThat(update.execute(7, 1)).isEqualTo(1);
    assertThat(select.fetchOptional(Row::number, 1)).contains(7L);
    assertThat(update.execute(8, 1)).isEqualTo(1);
    assertThat(select.fetchOptional(Row::number, 1)).contains(8L);
    assertThat(update.execute(9, 2)).isZero();
    assertThat(select.fetchOptional(Row::number, 2)).isEmpty();
  }

  @Test
  void itBelongsToTheTransactionUnderWay() {
    update.execute(7, 1);

    assertThatThrownBy(() ->
            database
                .atomically()
                .run(() -> {
                  update.execute(8, 1);
                  assertThat(select.fetchOptional(Row::number, 1)).contains(8L);
                  throw new IllegalStateException("broken off");
                }))
        .hasMessage("broken off");

    assertThat(select.fetchOptional(Row::number, 1)).contains(7L);
  }

  @Test
  void aTakenKeyIsToldFromOtherFailures() {
    var insert =
        database.prepared(db ->
            db.insertInto(REGISTRY_VERSION)
                .columns(REGISTRY_VERSION.ID, REGISTRY_VERSION.VERSION)
                .values(
                    DSL.param("", REGISTRY_VERSION.ID), DSL.param("", REGISTRY_VERSION.VERSION)));
    var unknown = database.prepared(db -> db.deleteFrom(DSL.table(DSL.name("nowhere"))));

    assertThatExceptionOfType(IntegrityConstraintViolationException.class)
        .isThrownBy(() -> insert.execute(1, 5));
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(unknown::execute)
        .isNotInstanceOf(IntegrityConstraintViolationException.class);
    assertThat(select.fetchOptional(Row::number, 1)).isPresent();
  }

  @Test
  void absentValuesAreNull() {
    var equal =
        database.prepared(db ->
            db.select(REGISTRY_VERSION.VERSION)
                .from(REGISTRY_VERSION)
                .where(
                    DSL.coalesce(DSL.param("", REGISTRY_VERSION.ID), REGISTRY_VERSION.ID)
                        .eq(REGISTRY_VERSION.ID)));

    assertThat(equal.fetch(Row::number, new Object[] {null})).hasSize(1);
  }
}

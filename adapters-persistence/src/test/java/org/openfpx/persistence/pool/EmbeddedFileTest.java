package org.openfpx.persistence.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the embedded database leaves on the disk. */
class EmbeddedFileTest {
  @Test
  void besideTheDataThereIsNoLogOfWhatFailed(@TempDir Path folder) throws IOException {
    var url = "jdbc:h2:file:" + folder.resolve("kept");
    var settings = DatabaseSettings.of(url, "sa", Optional.empty());

    try (var database = Database.open(settings, SystemSchema.PROVIDER)) {
      database.db().execute("CREATE TABLE t (name VARCHAR(9) PRIMARY KEY)");
      database.db().execute("INSERT INTO t VALUES ('person')");
      assertThatExceptionOfType(DataAccessException.class)
          .isThrownBy(() -> database.db().execute("INSERT INTO t VALUES ('person')"));
      assertThat(database.db().fetchCount(DSL.table("t"))).isEqualTo(1);
    }

    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("kept.mv.db");
    }
  }

  @Test
  void whatAFullDiskClosedIsNotReadyUntilItIsFullNoLongerAndThenWorksAgain(@TempDir Path folder) {
    FullDisk.install();
    var url = "jdbc:h2:filling:" + folder.resolve("kept");
    var settings = DatabaseSettings.of(url, "sa", Optional.empty());

    try (var database = Database.open(settings, SystemSchema.PROVIDER)) {
      database.db().execute("CREATE TABLE t (name VARCHAR(9) PRIMARY KEY)");
      database.db().execute("INSERT INTO t VALUES ('kept')");
      FullDisk.full(true);
      assertThatExceptionOfType(DataAccessException.class)
          .isThrownBy(() -> writeUntilTheDiskNotices(database));
      assertThat(database.answers()).isFalse();

      FullDisk.full(false);

      assertThat(answersWithin(settings.connections(), database)).isTrue();
      assertThat(database.db().fetchCount(DSL.table("t"), DSL.condition("name = 'kept'"))).isOne();
      database.db().execute("INSERT INTO t VALUES ('new')");
    } finally {
      FullDisk.full(false);
    }
  }

  /** A store writes behind; it may take some more for it to meet the end of the disk. */
  private static void writeUntilTheDiskNotices(Database database) {
    for (int i = 0; i < 10_000; i++) {
      database.db().execute("INSERT INTO t VALUES ('" + i + "')");
    }
  }

  /** Each connection of the pool finds out for itself. */
  private static boolean answersWithin(int tries, Database database) {
    return IntStream.rangeClosed(0, tries).anyMatch(_ -> database.answers());
  }
}

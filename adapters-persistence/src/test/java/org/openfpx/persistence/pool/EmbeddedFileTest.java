package org.openfpx.persistence.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
}

package org.openfpx.persistence.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:h2:file:", "jdbc:h2:"})
  void itsFileAndTheFoldersToItAreTheOwnersAlone(String scheme, @TempDir Path folder)
      throws IOException {
    var made = folder.resolve("data/of");
    var settings = DatabaseSettings.of(scheme + made.resolve("as"), "sa", Optional.empty());
    for (int i = 0; i < 2; i++) {
      try (var database = Database.open(settings, SystemSchema.PROVIDER)) {
        assertThat(database.answers()).isTrue();
      }
      assertThat(mode(made.resolve("as.mv.db"))).isEqualTo("rw-------");
      assertThat(mode(made)).isEqualTo("rwx------");
      assertThat(mode(made.getParent())).isEqualTo("rwx------");
    }
  }

  @Test
  void aFileThatIsThereStaysAsItsOwnerMadeIt(@TempDir Path folder) throws IOException {
    var file = folder.resolve("as.mv.db");
    Files.createFile(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
    var settings =
        DatabaseSettings.of("jdbc:h2:file:" + folder.resolve("as"), "sa", Optional.empty());

    Database.open(settings, SystemSchema.PROVIDER).close();

    assertThat(mode(file)).isEqualTo("rw-rw----");
  }

  @Test
  void oneThatAnotherProcessHasOpenedIsSaidToBeInUse(@TempDir Path folder) throws IOException {
    var file = Files.createFile(folder.resolve("as.mv.db"));
    var settings =
        DatabaseSettings.of("jdbc:h2:file:" + folder.resolve("as"), "sa", Optional.empty());

    try (var open = FileChannel.open(file, StandardOpenOption.WRITE);
        var _ = open.lock()) {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> Database.open(settings, SystemSchema.PROVIDER))
          .withMessageContaining("is in use")
          .withMessageContaining("stop the system that runs on it first")
          .withNoCause();
    }
    Database.open(settings, SystemSchema.PROVIDER).close();
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:h2:mem:as, ''",
    "jdbc:h2:tcp://localhost/as, ''",
    "jdbc:h2:nio:/data/as, ''",
    "jdbc:mysql://localhost/as, ''",
    "jdbc:h2:./data/as, ./data/as.mv.db",
    "jdbc:h2:file:/data/as;LOCK_TIMEOUT=1, /data/as.mv.db",
    "jdbc:h2:file:/data/as;IFEXISTS=true;LOCK_TIMEOUT=1, ''",
  })
  void onlyAnAddressOfAFileHasOne(String url, String file) {
    assertThat(EmbeddedFile.of(url).map(Path::toString).orElse("")).isEqualTo(file);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
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

package org.openfpx.persistence.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.secret.Secret;
import org.openfpx.persistence.pool.EveryRow.TableRows;
import org.openfpx.persistence.testing.EachDatabase;
import org.openfpx.persistence.testing.TestDatabase;

/**
 * Every released version upgrades to the newest with data in it. A release leaves {@code
 * src/test/resources/released/VERSION/SYSTEM.sql}: INSERTs into the tables as they then were, and
 * {@code SYSTEM.version}: its newest migration.
 */
@EachDatabase
class UpgradeTest {
  /** The root of the sources, from there or from this module. */
  private static final Path ROOT =
      Files.exists(Path.of("CHANGELOG.md")) ? Path.of("") : Path.of("..");

  private static final Path RELEASED =
      ROOT.resolve("adapters-persistence/src/test/resources/released");
  private static final Pattern HEADING = Pattern.compile("(?m)^## \\[?(\\d+\\.\\d+\\.\\d+)");

  private final TestDatabase on;

  UpgradeTest(TestDatabase on) {
    this.on = on;
  }

  @Test
  void everyReleaseLeftDataOfEachSystem() throws IOException {
    for (var release : releases()) {
      for (var schema : List.of("as", "wallet", "rsa")) {
        assertThat(RELEASED.resolve(release).resolve(schema + ".sql")).isNotEmptyFile();
      }
    }
  }

  @Test
  void theDataOfEveryReleaseIsThereAfterTheUpgrade() throws Exception {
    for (var release : releases()) {
      for (var schema : SystemSchema.values()) {
        var folder = RELEASED.resolve(release);
        var data = folder.resolve(schema.folder() + ".sql");
        if (Files.exists(data)) {
          var version = Files.readString(folder.resolve(schema.folder() + ".version")).strip();
          assertThatNothingIsLost(schema, version, Files.readString(data));
        }
      }
    }
  }

  /** The way of this test itself, as long as there is no release: from the registry's beginning. */
  @Test
  void anOlderSchemaWithDataBecomesTheNewest() throws Exception {
    assertThatNothingIsLost(
        SystemSchema.AUTHORIZATION_SERVER,
        "11",
        "UPDATE registry_version SET version = 7 WHERE id = 1");
  }

  private void assertThatNothingIsLost(SystemSchema schema, String version, String data)
      throws Exception {
    var settings = on.fresh();
    migrateTo(settings, schema, version);
    insert(settings, data);
    var before = rowsOf(settings);

    Database.open(settings, schema).close();

    var after = rowsOf(settings);
    before.forEach((table, rows) -> assertThat(after.get(table)).as(table).isEqualTo(rows));
  }

  private void migrateTo(DatabaseSettings settings, SystemSchema schema, String version) {
    var product = Product.valueOf(on.name());
    Flyway.configure()
        .dataSource(settings.completeUrl(), settings.user(), password(settings))
        .locations(
            Migrations.folders(schema, product).stream()
                .map(folder -> "classpath:" + folder)
                .toArray(String[]::new))
        .target(version)
        .load()
        .migrate();
  }

  private static void insert(DatabaseSettings settings, String data) throws Exception {
    try (var connection =
            DriverManager.getConnection(
                settings.completeUrl(), settings.user(), password(settings));
        var statement = connection.createStatement()) {
      for (var sql : Pattern.compile(";\\s*\\n").split(data)) {
        statement.execute(sql);
      }
    }
  }

  private static Map<String, Integer> rowsOf(DatabaseSettings settings) {
    return EveryRow.in(settings).stream()
        .collect(Collectors.toMap(TableRows::table, table -> table.rows().size()));
  }

  private static String password(DatabaseSettings settings) {
    return settings.password().map(Secret::reveal).orElse("");
  }

  private static List<String> releases() throws IOException {
    return HEADING
        .matcher(Files.readString(ROOT.resolve("CHANGELOG.md")))
        .results()
        .map(found -> found.group(1))
        .toList();
  }
}

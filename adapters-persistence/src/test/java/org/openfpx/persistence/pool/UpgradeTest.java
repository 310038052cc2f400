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

  /** Without its owner it would be a general resource, open to whoever has a ROT. */
  @Test
  void ofResourcesOfPeopleNothingStaysInTheRegistry() throws Exception {
    var settings = on.fresh();
    migrateTo(settings, SystemSchema.AUTHORIZATION_SERVER, "94");
    insert(
        settings,
        resourceInTheRegistry(1, "junes")
            + resourceInTheRegistry(2, "general")
            + """
            INSERT INTO registry_value VALUES ('resource', 1, 'owner', '', 0, 'june');
            INSERT INTO policy (id, account_id, resource_id, scopes, expires_at, kind)
              VALUES ('p', 'june', 'junes', 'read', 1, 'ASK'), ('q', 'bob', 'other', 'read', 1, 'ASK')
            """);
    var before = rowsOf(settings);

    Database.open(settings, SystemSchema.AUTHORIZATION_SERVER).close();

    var after = rowsOf(settings);
    assertThat(after).containsEntry("owned_resource", 0).containsEntry("policy", 1);
    for (var table : List.of("entity", "unique", "relation")) {
      assertThat(after.get("registry_" + table))
          .as(table)
          .isEqualTo(before.get("registry_" + table) - 1);
    }
    assertThat(after).containsEntry("registry_value", before.get("registry_value") - 2);
    try (var database = Database.open(settings, SystemSchema.AUTHORIZATION_SERVER)) {
      var db = database.db();
      assertThat(db.fetchValue("SELECT version FROM registry_version")).isEqualTo(1L);
      assertThat(
              db.fetchValues("SELECT handle FROM registry_entity WHERE entity_type = 'resource'"))
          .isEqualTo(List.of("general"));
    }
  }

  private static String resourceInTheRegistry(int id, String name) {
    return """
    INSERT INTO registry_entity VALUES ('resource', %1$d, '%2$s', 'hash %1$d', 0, 1, 0, 0);
    INSERT INTO registry_entity VALUES ('scope', %1$d, 's%1$d', 'hash %1$d', 0, 1, 0, 0);
    INSERT INTO registry_value VALUES ('resource', %1$d, 'resourceId', '', 0, '%2$s');
    INSERT INTO registry_relation VALUES ('resource', %1$d, 'scope', 0, 'scope', %1$d);
    INSERT INTO registry_unique VALUES ('resource', 'resourceId', 'hash %1$d', %1$d);
    """
        .formatted(id, name);
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

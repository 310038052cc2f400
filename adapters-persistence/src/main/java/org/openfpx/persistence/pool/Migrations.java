package org.openfpx.persistence.pool;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings a schema to the newest version. Replicas that start together wait for each other: Flyway
 * holds a lock of the database meanwhile.
 */
final class Migrations {
  private Migrations() {}

  /**
   * Applies what is missing.
   *
   * @throws IllegalStateException if the schema is another system's
   */
  static void apply(DataSource database, SystemSchema schema, Product product) {
    var folders = folders(schema, product);
    // Flyway takes longer to look than the rest of the start takes; so we look first.
    if (!isNewest(database, folders)) {
      refuseAnothers(database, schema, product);
      migrate(database, folders);
    }
  }

  /** Whether all that is packaged has been applied, script by script and just so. */
  static boolean isNewest(DataSource database, List<String> folders) {
    return applied(database).equals(PackagedScripts.in(folders));
  }

  private static Map<String, Integer> applied(DataSource database) {
    var scripts = new TreeMap<String, Integer>();
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT script, checksum, success FROM flyway_schema_history"
                    + " WHERE version IS NOT NULL")) {
      while (rows.next()) {
        // One that failed has no place among those that were packaged, and Flyway will say so.
        var name = rows.getBoolean("success") ? rows.getString("script") : "failed";
        scripts.put(name, rows.getInt("checksum"));
      }
      return scripts;
    } catch (SQLException e) {
      // There is no history yet. Whatever else it may be, Flyway meets it next and says it better.
      return Map.of();
    }
  }

  /** Else Flyway would, and advise to repair the schema, which would do harm. */
  private static void refuseAnothers(DataSource database, SystemSchema schema, Product product) {
    var foreign = new TreeSet<>(applied(database).keySet());
    foreign.removeAll(PackagedScripts.in(folders(schema, product)).keySet());
    for (var other : SystemSchema.values()) {
      var theirs = PackagedScripts.in(folders(other, product)).keySet();
      // One that nobody here knows is of a newer version, and Flyway says so.
      if (!foreign.isEmpty() && theirs.containsAll(foreign)) {
        throw new IllegalStateException(
            "the schema is another system's (%s), and each has one of its own: give %s another"
                    .formatted(other.folder(), schema.folder())
                + " database.url");
      }
    }
  }

  private static void migrate(DataSource database, List<String> folders) {
    Flyway.configure()
        .dataSource(database)
        .locations(folders.stream().map(folder -> "classpath:" + folder).toArray(String[]::new))
        // Ranges of versions belong to areas (OAuth, registry, system), so that a later step of one
        // area may have a lower number than an earlier one of another.
        .outOfOrder(true)
        .validateMigrationNaming(true)
        .cleanDisabled(true)
        .connectRetries(0)
        .load()
        .migrate();
  }

  static List<String> folders(SystemSchema schema, Product product) {
    var folders = new ArrayList<>(schema.folders());
    for (var folder : schema.folders(product)) {
      if (Migrations.class.getClassLoader().getResource(folder) != null) {
        folders.add(folder);
      }
    }
    return folders;
  }
}

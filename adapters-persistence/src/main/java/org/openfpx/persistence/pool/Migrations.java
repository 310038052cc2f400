package org.openfpx.persistence.pool;

import java.util.ArrayList;
import java.util.List;
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
   * @return how many steps were applied
   */
  static int apply(DataSource database, SystemSchema schema, Product product) {
    return Flyway.configure()
        .dataSource(database)
        .locations(locations(schema, product).toArray(String[]::new))
        // Ranges of versions belong to areas (OAuth, registry, system), so that a later step of one
        // area may have a lower number than an earlier one of another.
        .outOfOrder(true)
        .validateMigrationNaming(true)
        .cleanDisabled(true)
        .connectRetries(0)
        .load()
        .migrate()
        .migrationsExecuted;
  }

  private static List<String> locations(SystemSchema schema, Product product) {
    var folders = new ArrayList<>(schema.folders());
    folders.addAll(schema.folders(product));
    var locations = new ArrayList<String>();
    for (var folder : folders) {
      if (Migrations.class.getClassLoader().getResource(folder) != null) {
        locations.add("classpath:" + folder);
      }
    }
    return locations;
  }
}

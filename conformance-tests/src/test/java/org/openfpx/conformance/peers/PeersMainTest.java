package org.openfpx.conformance.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openfpx.conformance.driver.Capability;
import org.openfpx.conformance.driver.ClientRole;
import org.openfpx.conformance.driver.Drivers;
import org.openfpx.conformance.driver.Target;
import org.openfpx.domain.testing.FreePort;

/** The command {@code openfpx peers}, with stand-ins for what it fetches and starts. */
class PeersMainTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private int run(String... arguments) {
    var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new PeersMain(out, folder).run(List.of(arguments));
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static Path script(Path file, String text) throws IOException {
    Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gluu|peers what? The one that there is: keycloak",
        "keycloak --prt 1|unknown option --prt",
        "keycloak --port|--port needs a value",
        "keycloak --port 70000|--port is a number from 1 to 65535, not 70000",
        "keycloak --port x|--port is a number from 1 to 65535, not x",
      })
  void aCommandLineThatMeansNothingIsNamed(String words, String said) {
    assertThat(run(words.split(" "))).isEqualTo(2);
    assertThat(printed()).contains(said).contains("usage: openfpx peers");
  }

  @Test
  void whatIsNotGivenIsAsUsual() {
    assertThat(PeersOptions.of(List.of("keycloak")))
        .isEqualTo(new PeersOptions(8480, Optional.empty()));
    assertThat(PeersOptions.of(List.of("keycloak", "--dir", "d", "--port", "1")))
        .isEqualTo(new PeersOptions(1, Optional.of(Path.of("d"))));
  }

  @Test
  void aDistributionThatCannotBeFetchedIsToldInMavensWords() throws Exception {
    script(folder.resolve("mvnw"), "echo '[ERROR] no way to Maven Central'; exit 1");

    assertThat(run("keycloak", "--dir", folder.resolve("peers").toString())).isEqualTo(1);
    assertThat(printed()).contains("cannot be had: [ERROR] no way to Maven Central");
  }

  @Test
  void theDistributionIsFetchedOnceWithItsChecksumAndUnpacked() throws Exception {
    var zip = zip(Map.of("keycloak-26.7.3/bin/kc.sh", "#!/bin/sh\n"));
    script(
        folder.resolve("mvnw"),
        "echo \"$@\" >>asked; cp '%s' peers/keycloak-quarkus-dist-26.7.3.zip".formatted(zip));
    var peers = Files.createDirectories(folder.resolve("peers"));

    var unpacked = new Distribution(folder).in(peers);

    assertThat(new Distribution(folder).in(peers)).isEqualTo(unpacked);
    assertThat(unpacked.resolve("bin/kc.sh").toFile().canExecute()).isTrue();
    assertThat(Files.readAllLines(folder.resolve("asked")))
        .singleElement()
        .asString()
        .contains("--strict-checksums")
        .contains("org.keycloak:keycloak-quarkus-dist:26.7.3:zip");
    try (var left = Files.list(peers)) {
      assertThat(left).containsExactly(unpacked);
    }
  }

  private Path zip(Map<String, String> files) throws IOException {
    var file = folder.resolve("made.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var entry : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  @Test
  void nothingIsUnpackedOutsideOfItsFolder() throws Exception {
    var zip = zip(Map.of("../outside", "x"));
    var inside = Files.createDirectories(folder.resolve("inside"));

    assertThatThrownBy(() -> Distribution.unpack(zip, inside))
        .isInstanceOf(PeerFailed.class)
        .hasMessageContaining("outside of its folder");
    assertThat(folder.resolve("outside")).doesNotExist();
  }

  @Test
  void aServerThatDoesNotStartIsToldInItsOwnWords() throws Exception {
    script(
        folder.resolve("peers/keycloak-26.7.3/bin/kc.sh"),
        "echo first; echo \"ERROR: $* as $KC_BOOTSTRAP_ADMIN_USERNAME\"; echo last; exit 1");
    var port = String.valueOf(FreePort.next());

    assertThat(run("keycloak", "--dir", folder.resolve("peers").toString(), "--port", port))
        .isEqualTo(1);
    assertThat(printed())
        .contains("did not start; it said: ERROR: start-dev --http-host=127.0.0.1 --http-port=")
        .contains(port + " as admin");
    var password = folder.resolve("peers/admin-password");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(password)).hasSize(43);
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    script(folder.resolve("peers/keycloak-26.7.3/bin/kc.sh"), "exit 0");
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = String.valueOf(taken.getLocalPort());

      assertThat(run("keycloak", "--dir", folder.resolve("peers").toString(), "--port", port))
          .isEqualTo(1);
      assertThat(printed()).contains("port " + port + " is taken; name another with --port");
    }
  }

  @Test
  void theRealmHasASecretOfItsOwnForEverybodyAndItsTargetFileIsOne() throws Exception {
    var made = new AtomicInteger();
    var realm = new KeycloakRealm(() -> "secret-" + made.incrementAndGet());
    var password = Files.writeString(folder.resolve("admin-password"), "hidden");
    var text = realm.target("http://127.0.0.1:1", password);
    var file = Files.writeString(folder.resolve("target.yaml"), text);

    assertThat(realm.clients().toString()).contains("\"secret-1\"", "\"secret-4\"");
    assertThat(realm.people().toString()).contains("\"secret-5\"", "\"secret-8\"");
    assertThat(made).hasValue(8);
    assertThat(text).doesNotContain("hidden");
    try (var driver = Drivers.of(Target.read(file, Map.of()))) {
      assertThat(driver.issuer()).isEqualTo("http://127.0.0.1:1/realms/openfpx-kit");
      assertThat(driver.capabilities())
          .contains(
              Capability.CLIENTS,
              Capability.PUBLIC_CLIENT,
              Capability.TWO_OWNERS,
              Capability.TWO_RESOURCE_SERVERS,
              Capability.TOKEN_WITHOUT_PROTECTION);
      assertThat(realm.clients().toString())
          .contains(driver.client(ClientRole.FIRST).secret().orElseThrow());
    }
    assertThat(realm.scopes()).hasSize(6);
  }
}

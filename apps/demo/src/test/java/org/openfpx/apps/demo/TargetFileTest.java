package org.openfpx.apps.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.apps.demo.records.People;

/** The target file that a demo leaves for whoever tests it. */
class TargetFileTest {
  private static final int BASE = 9_400;

  @TempDir Path somewhere;
  private Path with;

  @BeforeEach
  void oneFolderIsAdded() throws IOException {
    with = Files.createDirectory(somewhere.resolve("with"));
  }

  private static DemoSecrets secrets(DemoFolder folder) {
    return DemoSecrets.of(folder, People.load(), Chance.world().secrets());
  }

  @Test
  void itHasTheAddressesAndTheSecretsOfTheDemoForItsOwnerAlone() throws Exception {
    Files.writeString(
        with.resolve("target.yaml"),
        """
        issuer: http://localhost:8401
        owners: {issuer: http://localhost:8409}
        one: {environment: OPENFPX_ONE_SECRET}
        june: {environment: OPENFPX_PASSWORD_OF_JUNE}
        other: {environment: OF_SOMEBODY_ELSE}
        """);
    try (var folder = DemoFolder.take(somewhere.resolve("demo"))) {
      var secrets = secrets(folder);
      var one = secrets.named("OPENFPX_ONE_SECRET").reveal();
      var june = secrets.passwords().get("june").reveal();

      var file = new TargetFile(new Addresses(BASE), folder, secrets);
      file.write(List.of(somewhere.resolve("nothing"), with));

      var written = TargetFile.in(folder).orElseThrow();
      assertThat(Files.readAllLines(written))
          .contains(
              "issuer: http://localhost:9401",
              "owners: {issuer: http://localhost:8409}",
              "one: \"" + one + "\"",
              "june: \"" + june + "\"",
              "other: {environment: OF_SOMEBODY_ELSE}");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written)))
          .isEqualTo("rw-------");

      file.write(List.of(somewhere.resolve("nothing")));
      assertThat(TargetFile.in(folder)).isEmpty();
    }
  }

  @Test
  void whatOnlyGoesOnFromAnotherFileIsNoTarget() throws Exception {
    Files.writeString(with.resolve("target.yaml"), "claims-issuer: kit-people\n");
    try (var folder = DemoFolder.take(somewhere.resolve("demo"))) {
      new TargetFile(new Addresses(BASE), folder, secrets(folder)).write(List.of(with));

      assertThat(TargetFile.in(folder)).isEmpty();
    }
  }

  @Test
  void oneThatCannotBeReadIsNamed() throws Exception {
    var wrong = Files.createDirectory(with.resolve("target.yaml"));
    try (var folder = DemoFolder.take(somewhere.resolve("demo"))) {
      var file = new TargetFile(new Addresses(BASE), folder, secrets(folder));

      assertThatThrownBy(() -> file.write(List.of(with)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(wrong + " can't be read");
    }
  }

  @Test
  void whereTheDemoSpeaksTlsItSaysWhomToTrust() throws Exception {
    Files.writeString(with.resolve("target.yaml"), "issuer: http://localhost:8401\n");
    var sites = new Sites(somewhere.resolve("tls"), false);
    try (var folder = DemoFolder.take(somewhere.resolve("demo"))) {
      new TargetFile(new Addresses(BASE, Optional.of(sites)), folder, secrets(folder))
          .write(List.of(with));

      assertThat(Files.readAllLines(TargetFile.in(folder).orElseThrow()))
          .contains("issuer: https://localhost:9401", "trust: \"" + sites.trust() + "\"");
    }
  }

  /** What the kit brings along is complete: nothing of it is left to the environment. */
  @Test
  void thatOfTheKitIsReadyToBeUsed() throws Exception {
    var examples = Places.root().resolve("examples");
    var registries = List.of(examples.resolve("demo"), examples.resolve("conformance"));
    try (var folder = DemoFolder.take(somewhere.resolve("demo"))) {
      new Systems(new Addresses(BASE), folder, secrets(folder), registries).write();

      assertThat(Files.readString(TargetFile.in(folder).orElseThrow()))
          .contains("issuer: http://localhost:9401\n", "id: kit-first")
          .doesNotContain("environment:");
    }
  }
}

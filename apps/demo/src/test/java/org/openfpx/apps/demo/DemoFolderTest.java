package org.openfpx.apps.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.apps.demo.records.People;

/** The folder of a demo, and the secrets in it. */
class DemoFolderTest {
  @TempDir Path somewhere;

  @Test
  void oneDemoAtATimeUsesAFolder() {
    try (var first = DemoFolder.take(somewhere.resolve("demo"))) {
      assertThatThrownBy(() -> DemoFolder.take(first.path()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another demo uses");
    }
    DemoFolder.take(somewhere.resolve("demo")).close();
  }

  @Test
  void aFolderWithOtherThingsInItIsLeftAlone() throws IOException {
    Files.writeString(somewhere.resolve("thesis.txt"), "years of work");

    assertThatThrownBy(() -> DemoFolder.take(somewhere))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("--dir");
    assertThat(Files.readString(somewhere.resolve("thesis.txt"))).isEqualTo("years of work");
  }

  @Test
  void aFolderThatCannotBeMadeIsSaidToBeSo() throws IOException {
    var file = Files.writeString(somewhere.resolve("file"), "");

    assertThatThrownBy(() -> DemoFolder.take(file.resolve("demo")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("can't be written");
  }

  @Test
  void secretsAreKeptAtOnceForTheirOwnerAloneAndDifferFromFolderToFolder() throws IOException {
    var people = People.load();
    var chance = Chance.world().secrets();
    try (var folder = DemoFolder.take(somewhere.resolve("one"));
        var other = DemoFolder.take(somewhere.resolve("other"))) {
      var made = DemoSecrets.of(folder, people, chance);
      var secret = made.named("A").reveal();

      var again = DemoSecrets.of(folder, people, chance);
      assertThat(again.named("A").reveal()).isEqualTo(secret);
      assertThat(passwordOfJune(again)).isEqualTo(passwordOfJune(made));
      assertThat(DemoSecrets.of(other, people, chance).named("A").reveal()).isNotEqualTo(secret);
      assertThat(Files.getPosixFilePermissions(folder.resolve("demo.json")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  private static String passwordOfJune(DemoSecrets secrets) {
    return Optional.ofNullable(secrets.passwords().get("june")).orElseThrow().reveal();
  }

  @Test
  void startingOverLeavesNothing() {
    try (var folder = DemoFolder.take(somewhere.resolve("demo"))) {
      folder.write("deep/down.txt", "old");

      folder.empty();

      assertThat(folder.has("deep")).isFalse();
    }
  }
}

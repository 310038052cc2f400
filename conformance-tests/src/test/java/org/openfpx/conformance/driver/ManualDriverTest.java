package org.openfpx.conformance.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.conformance.exchange.Shortened;

/** The driver of a server that a person prepares. */
class ManualDriverTest {
  private static final String IDS =
      """
      pats: {first: {environment: PAT}, second: p2}
      clients:
        first: {id: one, secret: {file: one.secret}}
        second: {id: two, secret: s}
        public: {id: three}
      resources: {r1: x1, r2: x2, r3: x3}
      ticket-seconds: 20
      """;

  @TempDir Path folder;

  private Driver driver(String more) throws IOException {
    var text = "{issuer: 'https://as.example', driver: manual" + more + "}";
    var file = Files.writeString(folder.resolve("target.yaml"), text);
    return Drivers.of(Target.read(file, Map.of("PAT", "p1")));
  }

  @Test
  void withoutAFileOfIdsItSaysAllThatIsWanted() throws Exception {
    var wanted = driver("").preparation().orElseThrow();

    assertThat(wanted)
        .startsWith("# What to set up at https://as.example\n")
        .contains("Alice and Carol, people", "policy: nobody may have anything");
    for (var role : ClientRole.values()) {
      assertThat(wanted).contains("| `clients." + ManualDriver.key(role) + "` |");
    }
    for (var role : ResourceRole.values()) {
      assertThat(wanted).contains("| `resources." + ManualDriver.key(role) + "` |");
    }
    assertThat(wanted.lines().filter(line -> line.startsWith("|")))
        .allSatisfy(row -> assertThat(row.split(" \\| ", -1)).hasSize(3));
  }

  @Test
  void withOneItOffersWhatThatNames() throws Exception {
    Files.writeString(folder.resolve("ids.yaml"), IDS);
    Files.writeString(folder.resolve("one.secret"), "hidden-in-a-file\n");
    var driver = driver(", ids: ids.yaml");

    assertThat(driver.preparation()).isEmpty();
    assertThat(driver.capabilities())
        .containsExactlyInAnyOrder(
            Capability.CLIENTS,
            Capability.PUBLIC_CLIENT,
            Capability.PAT,
            Capability.REGISTRATION,
            Capability.UNSHARED_RESOURCES,
            Capability.TWO_RESOURCE_SERVERS,
            Capability.POLICY,
            Capability.SHORT_LIFETIMES);
    assertThat(driver.pat(driver.holder())).isEqualTo("p1");
    assertThat(driver.client(ClientRole.FIRST).secret()).contains("hidden-in-a-file");
    assertThat(Shortened.of("it is hidden-in-a-file")).isEqualTo("it is …");
    assertThat(driver.client(ClientRole.FIRST).scopes()).containsExactly("b");
    assertThat(driver.standing(ResourceRole.R2)).contains("x2");
    assertThat(driver.ticketLifetime()).contains(Duration.ofSeconds(20));
    assertThat(driver.whyNot(Capability.TWO_OWNERS)).contains("the file of ids names nothing");
    assertThat(driver.whyNot(Capability.APPROVAL)).contains("nobody drives the server");
    assertThatThrownBy(() -> driver.client(ClientRole.SCOPE_Z)).isInstanceOf(NotOffered.class);
    assertThatThrownBy(() -> driver.pat(ServerRole.FIRST_FOR_CAROL)).isInstanceOf(NotOffered.class);
  }

  @Test
  void whatIsAllowedForGoodIsNotTakenAway() throws Exception {
    Files.writeString(folder.resolve("ids.yaml"), IDS);
    var driver = driver(", ids: ids.yaml");

    driver.forbid("registered by a check");
    assertThatThrownBy(() -> driver.forbid("x1")).isInstanceOf(NotOffered.class);
    assertThatThrownBy(() -> driver.allow("x4", Arrays.asList("a"))).isInstanceOf(NotOffered.class);
  }

  @Test
  void aFileOfIdsThatIsNoneIsNamed() throws Exception {
    assertThatThrownBy(() -> driver(", ids: nowhere.yaml"))
        .isInstanceOf(BadTarget.class)
        .hasMessageContaining("ids: ")
        .hasMessageContaining("can't be read");
    Files.writeString(folder.resolve("ids.yaml"), "just a text");
    assertThatThrownBy(() -> driver(", ids: ids.yaml"))
        .isInstanceOf(BadTarget.class)
        .hasMessageContaining("has no names with values");
    Files.writeString(folder.resolve("ids.yaml"), "{");
    assertThatThrownBy(() -> driver(", ids: ids.yaml"))
        .isInstanceOf(BadTarget.class)
        .hasMessageContaining("is no YAML");
  }
}

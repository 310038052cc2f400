package org.openfpx.conformance.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    return Drivers.of(target(more));
  }

  private void writeIds() throws IOException {
    Files.writeString(folder.resolve("ids.yaml"), IDS);
    Files.writeString(folder.resolve("one.secret"), "hidden-in-a-file\n");
  }

  private Target target(String more) throws IOException {
    var text = "{issuer: 'https://as.example', driver: manual" + more + "}";
    var file = Files.writeString(folder.resolve("target.yaml"), text);
    return Target.read(file, Map.of("PAT", "p1"));
  }

  @Test
  void withoutAFileOfIdsItSaysAllThatIsWanted() throws Exception {
    var wanted = driver("").preparation().orElseThrow();

    assertThat(wanted)
        .startsWith("# What to set up at https://as.example\n")
        .contains("Alice and Carol, people", "policy: nobody may have anything");
    for (var role : ClientRole.values()) {
      assertThat(wanted).contains("| `clients." + ManualDriver.key(role) + "`: `id`, ");
    }
    for (var role : ResourceRole.values()) {
      assertThat(wanted).contains("| `resources." + ManualDriver.key(role) + "` |");
    }
    assertThat(wanted.lines().filter(line -> line.startsWith("|")))
        .allSatisfy(row -> assertThat(row.split(" \\| ", -1)).hasSize(3));
  }

  /** Neither says more than the other: the table, and what the driver reads. */
  @Test
  void theTableNamesAllThatTheDriverReadsAndNothingElse() throws Exception {
    var table = keysOf(driver("").preparation().orElseThrow());
    assertThat(table).doesNotHaveDuplicates().contains("clients.first.secret", "types.r1");
    var read = new TreeSet<String>();
    var ids = new WatchedIds(values(table), read::add);

    useAll(new ManualDriver(target(""), Optional.of(ids.settings())));

    assertThat(read).containsExactlyInAnyOrderElementsOf(table);
  }

  /** Those of the first column: names, or a name and those that stand under it. */
  private static List<String> keysOf(String table) {
    var keys = new ArrayList<String>();
    for (var row : table.lines().filter(line -> line.startsWith("| `")).toList()) {
      var names = row.substring(3, row.indexOf("` |")).split("`(: |, )`");
      keys.addAll(
          names.length == 1
              ? List.of(names)
              : Arrays.stream(names).skip(1).map(part -> names[0] + "." + part).toList());
    }
    return keys;
  }

  private static JsonNode valueOf(String key) {
    var nodes = JsonNodeFactory.instance;
    return switch (key.substring(key.lastIndexOf('-') + 1)) {
      case "uris" -> nodes.textNode("https://kit.example/cb");
      case "seconds" -> nodes.textNode("9");
      case "description.scopes" -> nodes.arrayNode().add("a").add("b").add("c");
      case "upgrades" -> nodes.textNode("true");
      // What is a credential is hidden in all that this process shows from now on.
      default -> nodes.textNode("made-up-" + key);
    };
  }

  private static Map<String, JsonNode> values(List<String> keys) {
    return keys.stream().collect(Collectors.toMap(key -> key, ManualDriverTest::valueOf));
  }

  private static void useAll(Driver driver) {
    driver.capabilities();
    driver.tokenWithoutProtection();
    driver.description();
    driver.ticketLifetime();
    driver.tokenLifetime();
    for (var role : ClientRole.values()) {
      driver.client(role);
    }
    for (var role : ServerRole.values()) {
      driver.pat(role);
    }
    for (var role : ResourceRole.values()) {
      driver.standing(role);
      driver.type(role);
    }
  }

  @Test
  void whatMayBeRegisteredIsWhatTheFileSays() throws Exception {
    writeIds();
    assertThat(driver(", ids: ids.yaml").description()).isEqualTo(Description.any());

    Files.writeString(
        folder.resolve("ids.yaml"),
        """
        description: {type: album, scopes: [one, two, three]}
        uri-scope: https://as.example/scope
        types: {r2: other}
        upgrades: false
        """);
    var driver = driver(", ids: ids.yaml");

    assertThat(driver.description())
        .isEqualTo(
            new Description(
                Optional.of("album"),
                List.of("one", "two", "three"),
                Optional.of("https://as.example/scope")));
    assertThat(driver.type(ResourceRole.R2)).contains("other");
    assertThat(driver.type(ResourceRole.R1)).isEmpty();
    assertThat(driver.capabilities()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clients: {frist: {id: x}}|the file of ids has clients.frist, of which the kit knows"
            + " nothing",
        "clients: {public: {id: x, secret: y}}|the file of ids has clients.public.secret,",
        "clients: {first: {id: x}}|clients.first.secret is missing",
        "token-second: 9|the file of ids has token-second,",
        "description: {scopes: [a, b]}|description.scopes in the file of ids are three or more",
        "uri-scope: 'https://as.example/x'|uri-scope in the file of ids is one of a description",
        "upgrades: perhaps|upgrades in the file of ids is true or false",
        "ticket-seconds: soon|ticket-seconds is a number of seconds from 1 to 90",
        "token-seconds: 300|token-seconds is a number of seconds from 1 to 90",
        "types: album|the file of ids has nothing below types, where names belong",
        "pats: {first: {environment: NONE}}|pats.first: there is no environment variable NONE",
      })
  void whatIsWrongInTheFileIsToldBeforeAnyCheck(String ids, String said) throws Exception {
    Files.writeString(folder.resolve("ids.yaml"), ids);
    assertThatThrownBy(() -> driver(", ids: ids.yaml"))
        .isInstanceOf(BadTarget.class)
        .hasMessageContaining(said);
  }

  @Test
  void withOneItOffersWhatThatNames() throws Exception {
    writeIds();
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
    writeIds();
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

package org.openfpx.conformance.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Target files, and what drivers read in them. */
class TargetTest {
  @TempDir Path folder;

  private Target read(String text) throws IOException {
    return Target.read(
        Files.writeString(folder.resolve("target.yaml"), text), Map.of("SECRET", "from outside"));
  }

  @Test
  void textsStandInTheFileOrInAnotherOrInTheEnvironment() throws Exception {
    Files.writeString(folder.resolve("secret"), "from a file\n");
    var settings =
        read("""
        issuer: https://as.example
        driver: openfpx
        a: written
        b: {file: secret}
        c: {environment: SECRET}
        d: [https://one.example, https://two.example/x]
        """)
            .settings();

    assertThat(settings.text("a")).isEqualTo("written");
    assertThat(settings.text("b")).isEqualTo("from a file");
    assertThat(settings.text("c")).isEqualTo("from outside");
    assertThat(settings.addresses("d"))
        .containsExactly(URI.create("https://one.example"), URI.create("https://two.example/x"));
    assertThat(settings.optional("e")).isEmpty();
    assertThat(settings.part("e").optional("f")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "driver: openfpx|issuer is missing",
        "{issuer: 'http://as.example', driver: openfpx}|issuer is an https address",
        "{issuer: as.example, driver: openfpx}|issuer is an https address",
        "{issuer: 'https://as.example'}|driver is missing",
        "- a list|the target file has issuer, driver",
        "'{'|no YAML",
        "{issuer: 'https://as.example', driver: openfpx, trust: nowhere.pem}|trust: ",
      })
  void whatIsWrongIsNamed(String text, String said) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(BadTarget.class).hasMessageContaining(said);
  }

  @Test
  void whatADriverMissesIsNamedByItsPath() throws Exception {
    var settings = read("{issuer: 'https://as.example', driver: x, a: {b: {environment: NONE}}}");

    assertThatThrownBy(() -> settings.settings().part("a").text("c")).hasMessage("a.c is missing");
    assertThatThrownBy(() -> settings.settings().part("a").text("b"))
        .hasMessage("a.b: there is no environment variable NONE");
    assertThatThrownBy(() -> Drivers.of(settings))
        .isInstanceOf(BadTarget.class)
        .hasMessageContaining("there is no driver x; there are: ")
        .hasMessageContaining("openfpx");
  }

  @Test
  void anAddressInTheClearIsForThisMachineAlone() throws Exception {
    var settings =
        read("""
        issuer: http://localhost:1
        driver: openfpx
        a: [http://127.0.0.1/x, 'http://evil.example/x']
        b: [http://127.0.0.1/x, 'app:/x']
        """)
            .settings();
    assertThat(settings.addresses("b")).hasSize(2);
    assertThatThrownBy(() -> settings.addresses("a"))
        .isInstanceOf(BadTarget.class)
        .hasMessage("a: http is for this machine alone; it is http://evil.example/x");
  }

  @Test
  void aDeploymentOfOursOffersWhatItsFileNames() throws Exception {
    var driver =
        Drivers.of(
            read(
                """
                issuer: https://as.example
                driver: openfpx
                clients: {public: {id: p}}
                resource-servers: {first: {id: rs, secret: s}}
                """));

    assertThat(driver.capabilities())
        .containsExactlyInAnyOrder(
            Capability.PUBLIC_CLIENT,
            Capability.PAT,
            Capability.ORGANISATION,
            Capability.REGISTRATION,
            Capability.UNSHARED_RESOURCES);
    assertThat(driver.whyNot(Capability.CLIENTS)).contains("the target file names nothing");
    assertThat(driver.whyNot(Capability.UPGRADE)).contains("names no issuer of claims");
    assertThatThrownBy(() -> driver.client(ClientRole.FIRST)).isInstanceOf(NotOffered.class);
    assertThatThrownBy(() -> driver.pat(ServerRole.SECOND)).isInstanceOf(NotOffered.class);
  }
}

package org.openfpx.apps.rsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openfpx.domain.oauth.ProviderSettings;
import org.openfpx.domain.rsa.rot.SimpleRots;
import org.openfpx.domain.scope.Scope;
import org.openfpx.http.file.ConfigRefused;
import org.openfpx.http.rsa.RsaPaths;
import org.openfpx.http.rsa.proxy.UpstreamSettings;

/** What holds where the file says nothing, and what is refused before anything is opened. */
class ConfigTest {
  private static final String LEAST =
      """
      name: Clinic
      issuer: https://rsa.example.org
      public: {behind-proxy: true}
      database: {url: "jdbc:h2:mem:config"}
      key-encryption-key: {environment: KEY}
      federated: {issuer: "https://login.example.org"}
      upstream: {url: "https://records.example.org/fhir"}
      """;

  @TempDir Path folder;

  private Config read(String text) throws IOException {
    var file = Files.writeString(folder.resolve("rsa.yaml"), text);
    return Config.read(file, Map.of("KEY", "a key"));
  }

  @Test
  void theDefaultsAreThoseOfTheProtocol() throws IOException {
    var config = read(LEAST);

    assertThat(config.rot()).isEqualTo(SimpleRots.Settings.DEFAULT);
    assertThat(config.rotScope()).isEqualTo(new Scope("fpx_rot"));
    assertThat(config.provider()).isEqualTo(ProviderSettings.of(config.system().issuer()));
    assertThat(config.paths()).isEqualTo(RsaPaths.DEFAULT);
    assertThat(config.login()).isEqualTo(Duration.ofMinutes(10));
    assertThat(config.upstream())
        .isEqualTo(UpstreamSettings.of(URI.create("https://records.example.org/fhir")));
    assertThat(config.system().publicListener().port()).isEqualTo(8403);
    assertThat(config.system().adminListener().host()).isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({
    "'rot: {simple: {length: 20}}', 43 to 512",
    "'rot: {simple: {expiry: 0s}}', a duration",
    "'paths: {token: /api/token}', protected routes",
    "'paths: {token: /jwks}', same path",
    "'paths: {token: token}', plain segments"
  })
  void whatCannotWorkIsRefusedInWords(String more, String words) {
    assertThatThrownBy(() -> read(LEAST + more + "\n"))
        .isInstanceOf(ConfigRefused.class)
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @CsvSource({
    "'headers-up: [authorization]', authorization",
    "'headers-up: [cookie]', cookie",
    "'headers-up: [x-forwarded-for]', x-forwarded-for",
    "'headers-back: [set-cookie]', set-cookie",
    "'headers-back: [location]', location"
  })
  void noHeaderPassesThatMustNot(String header, String words) {
    var text = LEAST.replace("upstream: {", "upstream: {" + header + ", ");

    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ConfigRefused.class)
        .hasMessageContaining(words);
  }

  @Test
  void aRotIsBindableForLessThanASessionLasts() {
    var text = LEAST.replace("federated: {", "federated: {session: 30m, ");

    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ConfigRefused.class)
        .hasMessageContaining("federated.session");
  }
}

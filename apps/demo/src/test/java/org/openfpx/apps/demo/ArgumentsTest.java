package org.openfpx.apps.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line of the demo understands. */
class ArgumentsTest {

  @Test
  void withoutOptionsTheDemoIsAtItsUsualPorts() {
    var arguments = Arguments.of(new String[0]);

    assertThat(arguments.addresses().of(Addresses.Party.START))
        .hasToString("http://localhost:8400");
    assertThat(arguments.fresh()).isFalse();
    assertThat(arguments.systems()).isTrue();
    assertThat(arguments.with()).isEmpty();
  }

  @Test
  void allOptionsTogether() {
    var arguments =
        Arguments.of(
            "--fresh --without-systems --with /tmp --with / --port-base 9000 --dir /tmp/elsewhere"
                .split(" ", -1));

    assertThat(arguments.fresh()).isTrue();
    assertThat(arguments.systems()).isFalse();
    assertThat(arguments.addresses().port(Addresses.Party.CLIENT)).isEqualTo(9008);
    assertThat(arguments.directory()).isEqualTo(Path.of("/tmp/elsewhere"));
    assertThat(arguments.with()).containsExactly(Path.of("/tmp"), Path.of("/"));
  }

  @Test
  void withCertificatesAllIsAtTheSameNameOverTlsButForAdministrators() {
    var addresses = Arguments.of(new String[] {"--tls", "/tmp/tls"}).addresses();

    assertThat(addresses.of(Addresses.Party.WALLET)).hasToString("https://localhost:8402");
    assertThat(addresses.of(Addresses.Party.WALLET_ADMIN)).hasToString("http://localhost:8412");
    assertThat(addresses.in("http://localhost:8401/x")).isEqualTo("https://localhost:8401/x");
    assertThat(addresses.sites().orElseThrow().trust()).isEqualTo(Path.of("/tmp/tls/ca.crt"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--port-base", "--port-base x", "--port-base 65530", "--port-base 0"})
  void aPortBaseThatIsNoneIsNamed(String line) {
    assertThatThrownBy(() -> Arguments.of(line.split(" ", -1)))
        .isInstanceOf(Arguments.Misused.class)
        .hasMessageContaining("port");
  }

  @Test
  void aFolderOfMoreFilesThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Arguments.of(new String[] {"--with", "/no/such/folder"}))
        .isInstanceOf(Arguments.Misused.class)
        .hasMessageContaining("/no/such/folder");
  }

  @Test
  void anUnknownOptionIsNamed() {
    assertThatThrownBy(() -> Arguments.of(new String[] {"--frehs"}))
        .isInstanceOf(Arguments.Misused.class)
        .hasMessageContaining("--frehs");
  }

  @Test
  void textsForTheUsualPortsAreMovedWithThem() {
    var moved = new Addresses(8401).in("a: http://localhost:8401/x, b: http://localhost:8413");

    assertThat(moved).isEqualTo("a: http://localhost:8402/x, b: http://localhost:8414");
  }
}

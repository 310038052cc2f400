package org.openfpx.conformance.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.conformance.exchange.BareConnection.OutOfUse;

/** What is seen of servers before any HTTP. */
class BareConnectionTest {
  @Test
  void whoeverSendsAHelloBackGoesOn() throws Exception {
    try (var server = new BareServer(0x16, 3, 2, 0, 4, 2, 0, 0, 0)) {
      assertThat(BareConnection.speaks(server.address(), OutOfUse.TLS_1_1)).isTrue();

      assertThat(server.told())
          .startsWith(0x16, 3, 1)
          .contains("localhost".getBytes(StandardCharsets.US_ASCII));
      assertThat(server.told().length).isEqualTo(5 + server.told()[4] + 256 * server.told()[3]);
      assertThat(Arrays.copyOfRange(server.told(), 9, 11)).containsExactly(3, 2);
    }
  }

  @Test
  void whoeverSendsAnAlertDoesNot() throws Exception {
    try (var server = new BareServer(0x15, 3, 3, 0, 2, 2, 70)) {
      assertThat(BareConnection.speaks(server.address(), OutOfUse.TLS_1_0)).isFalse();
    }
  }

  @Test
  void norDoesWhoeverHangsUp() throws Exception {
    try (var server = new BareServer()) {
      assertThat(BareConnection.speaks(server.address(), OutOfUse.TLS_1_0)).isFalse();
    }
  }

  @Test
  void whereNobodyIsThereIsNoConnection() throws Exception {
    try (var taken = new Socket()) {
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      var address = URI.create("https://localhost:" + taken.getLocalPort() + "/where");

      assertThatThrownBy(() -> BareConnection.speaks(address, OutOfUse.TLS_1_0))
          .isInstanceOf(UnexpectedAnswer.class);
      assertThat(BareConnection.statusWithoutTls(address)).isEmpty();
    }
  }

  @Test
  void anAnswerWithoutTlsIsSeen() throws Exception {
    var answer = "HTTP/1.1 401 Unauthorized\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    try (var server = new BareServer(answer)) {
      assertThat(BareConnection.statusWithoutTls(server.address())).isEqualTo(Optional.of(401));
      assertThat(new String(server.told(), StandardCharsets.US_ASCII))
          .startsWith("GET /where HTTP/1.1\r\nHost: localhost:");
    }
  }
}

package org.openfpx.conformance.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.exchange.UnexpectedAnswer;
import org.openfpx.conformance.run.ThrowAwayCa;

/** A server whose certificate Java does not know. */
class TrustTest {
  @TempDir Path folder;

  private int ask(String issuer, String more) throws Exception {
    var text = "issuer: " + issuer + "\ndriver: openfpx\n" + more;
    var file = Files.writeString(folder.resolve("target.yaml"), text);
    var target = Target.read(file, Map.of());
    try (var peer = target.peer(exchange -> {})) {
      return peer.send(Request.get("Look", URI.create(issuer + "/"))).status();
    }
  }

  @Test
  void itIsBelievedIfTheTargetFileTrustsWhoSignedIt() throws Exception {
    var ca = ThrowAwayCa.in(folder.resolve("ca"), List.of("as.example.test"));
    var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(ca.serving()));
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      var issuer = "https://as.example.test:" + server.getAddress().getPort();

      assertThat(ask(issuer, "trust: ca/ca.crt\n")).isEqualTo(204);
      assertThatThrownBy(() -> ask(issuer, "")).isInstanceOf(UnexpectedAnswer.class);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aFileWithoutCertificatesIsNamed() throws Exception {
    Files.writeString(folder.resolve("empty.pem"), "");

    assertThatThrownBy(() -> ask("https://as.example.test", "trust: empty.pem\n"))
        .isInstanceOf(BadTarget.class)
        .hasMessageContaining("empty.pem holds no certificate");
  }
}

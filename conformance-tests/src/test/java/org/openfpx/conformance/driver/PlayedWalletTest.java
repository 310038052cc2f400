package org.openfpx.conformance.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Request;

/** The key of the wallet that the kit plays: a server may well keep that of an earlier run. */
class PlayedWalletTest {
  @TempDir Path folder;

  private final int port = freePort();

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new IllegalStateException(none);
    }
  }

  private Target target(String key) {
    var text =
        """
        issuer: https://as.example
        driver: openfpx
        owners:
          issuer: http://localhost:%d
          wallet: {id: kit-wallet, secret: s}
          redirect-uri: https://kit.example/connected
          %s
        """
            .formatted(port, key);
    return Target.of(text, folder, Map.of());
  }

  private String keysOf(Target target) {
    var address = URI.create("http://localhost:" + port + "/jwks");
    try (var _ = new PlayedWallet(target);
        var peer = Peer.plain(_ -> {})) {
      return peer.send(Request.get("Read its keys", address)).expect(200).body();
    }
  }

  @Test
  void theNextRunHasTheKeyOfTheOneBefore() throws Exception {
    var target = target("key: kept/key.json");

    var first = keysOf(target);

    assertThat(keysOf(target)).isEqualTo(first).doesNotContain("\"d\"");
    assertThat(Files.getPosixFilePermissions(folder.resolve("kept/key.json")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void withoutAFileEachRunHasOneOfItsOwn() {
    var target = target("");

    assertThat(keysOf(target)).isNotEqualTo(keysOf(target));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no key",
        "{}",
        "{\"kty\":\"oct\",\"k\":\"c2VjcmV0\",\"kid\":\"x\"}",
        """
        {"kty":"EC","kid":"x","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
         "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}
        """,
        """
        {"kty":"EC","kid":"x","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
         "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
         "d":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE"}
        """,
        """
        {"kty":"EC","kid":"x","crv":"P-256","x":"!!","y":"b","d":"c"}
        """
      })
  void aFileWithAnythingElseIsNamedAndLeftAlone(String text) throws Exception {
    var file = Files.writeString(folder.resolve("key.json"), text);
    var target = target("key: key.json");

    assertThatThrownBy(() -> new PlayedWallet(target))
        .isInstanceOf(BadTarget.class)
        .hasMessageContaining("owners.key: " + file)
        .hasMessageContaining("where no file is, the kit makes one");
    assertThat(file).hasContent(text);
  }

  @Test
  void aFileThatIsTooLongForOneIsNotRead() throws Exception {
    var file = Files.writeString(folder.resolve("key.json"), " ".repeat(8193));

    assertThatThrownBy(() -> new PlayedWallet(target("key: key.json")))
        .isInstanceOf(BadTarget.class)
        .hasMessageContaining("owners.key: " + file);
  }

  @Test
  void aPlaceWhereNoneCanBeReadOrMadeIsNamedWithTheReason() throws Exception {
    Files.writeString(folder.resolve("file"), "");
    for (var place : List.of("file/key.json", ".")) {
      var target = target("key: " + place);

      assertThatThrownBy(() -> new PlayedWallet(target))
          .isInstanceOf(BadTarget.class)
          .hasMessageContaining("owners.key: ")
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("Exception");
    }
  }
}

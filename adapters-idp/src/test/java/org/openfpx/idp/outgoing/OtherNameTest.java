package org.openfpx.idp.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What keeps a name that leads elsewhere than it was judged from doing harm (ADR 0009): the server
 * there can't prove it.
 */
class OtherNameTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path folder;

  @Test
  void aServerThatCannotProveTheNameGetsNoRequest() throws Exception {
    assertThat(requestsAt("elsewhere.example", Reply.Failed.class)).isZero();
    assertThat(requestsAt("localhost", Reply.Answered.class)).isOne();
  }

  /** How many requests a server sees that is asked as localhost and has a certificate of a name. */
  private int requestsAt(String name, Class<? extends Reply> expected) throws Exception {
    var store = certificate(name);
    var pem = folder.resolve(name + ".pem");
    Files.writeString(pem, pem(store));
    var seen = new AtomicInteger();
    var server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(store)));
    server.createContext(
        "/",
        exchange -> {
          seen.incrementAndGet();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    var settings =
        new OutgoingSettings(Set.of("localhost"), Duration.ofSeconds(20), 1000, Optional.of(pem));
    try (var outgoing = Outgoing.within(settings)) {
      var address = URI.create("https://localhost:" + server.getAddress().getPort() + "/secret");
      assertThat(outgoing.send(OutgoingRequest.get(address))).isInstanceOf(expected);
    } finally {
      server.stop(0);
    }
    return seen.get();
  }

  private KeyStore certificate(String name) throws Exception {
    var file = folder.resolve(name + ".p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "x",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:" + name,
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(new File(folder.toFile(), "log"))
            .start();
    assertThat(made.waitFor()).isZero();
    return KeyStore.getInstance(file.toFile(), PASSWORD);
  }

  private static String pem(KeyStore store) throws Exception {
    var encoded = Base64.getMimeEncoder().encode(store.getCertificate("x").getEncoded());
    return "-----BEGIN CERTIFICATE-----\n"
        + new String(encoded, StandardCharsets.US_ASCII)
        + "\n-----END CERTIFICATE-----\n";
  }

  private static SSLContext context(KeyStore store) throws Exception {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}

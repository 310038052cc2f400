package org.openfpx.conformance.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.openfpx.conformance.run.ThrowAwayCa;

/** TLS for whoever is at one of the names of a throw-away certificate, from its files. */
public final class ServerTls {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private ServerTls() {}

  /** With {@code tls.crt} and {@code tls.key}. */
  public static SSLContext of(ThrowAwayCa ca) {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "tls",
          key(ca.folder().resolve("tls.key")),
          PASSWORD,
          chain(ca.folder().resolve("tls.crt")));
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD);
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
    var pem = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
    var encoded = Base64.getMimeDecoder().decode(pem);
    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  private static Certificate[] chain(Path file) throws IOException, GeneralSecurityException {
    try (var pem = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(pem)
          .toArray(Certificate[]::new);
    }
  }
}

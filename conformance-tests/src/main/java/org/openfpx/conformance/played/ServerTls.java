package org.openfpx.conformance.played;

import java.io.IOException;
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

/** TLS for whoever is at one of the names of a certificate, from PEM files. */
public final class ServerTls {
  /** Of a store that is nowhere but in memory. */
  private static final char[] PASSWORD = "in memory".toCharArray();

  private ServerTls() {}

  /**
   * Reads it.
   *
   * @param chain the certificate and those that signed it
   * @param key its private key, in PKCS #8
   * @throws IOException if one of them cannot be read
   * @throws GeneralSecurityException if one is not what it should be
   */
  public static SSLContext of(Path chain, Path key) throws IOException, GeneralSecurityException {
    var certificates = certificates(chain);
    if (certificates.length == 0) {
      throw new GeneralSecurityException("no certificate");
    }
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "tls", key(key, certificates[0].getPublicKey().getAlgorithm()), PASSWORD, certificates);
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static PrivateKey key(Path file, String algorithm)
      throws IOException, GeneralSecurityException {
    var pem = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
    try {
      var encoded = Base64.getMimeDecoder().decode(pem);
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (IllegalArgumentException noBase64) {
      throw new GeneralSecurityException(noBase64);
    }
  }

  private static Certificate[] certificates(Path file)
      throws IOException, GeneralSecurityException {
    try (var pem = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(pem)
          .toArray(Certificate[]::new);
    }
  }
}

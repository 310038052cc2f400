package org.openfpx.http.listener;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Makes of two PEM files what a TLS server needs. */
final class PemKeyStore {
  static final String PASSWORD = "unused";

  private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");
  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");

  private PemKeyStore() {}

  /**
   * Reads both files.
   *
   * @throws IllegalStateException with a message for the operator
   */
  static KeyStore of(TlsFiles files) {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      var chain = chain(files.certificate());
      var key = key(files.key());
      if (!chain[0].getPublicKey().getAlgorithm().equals(key.getAlgorithm())) {
        throw new IllegalStateException(
            "the key in " + files.key() + " is not that of the certificate");
      }
      store.setKeyEntry("listener", key, PASSWORD.toCharArray(), chain);
      return store;
    } catch (IOException e) {
      throw new IllegalStateException("a TLS file can't be read: " + e.getMessage(), e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the TLS files can't be used: " + e.getMessage(), e);
    }
  }

  private static Certificate[] chain(Path file) throws IOException, CertificateException {
    try (var in = Files.newInputStream(file)) {
      var chain = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (chain.isEmpty()) {
        throw new IllegalStateException("there is no PEM certificate in " + file);
      }
      return chain.toArray(Certificate[]::new);
    }
  }

  private static PrivateKey key(Path file) throws IOException {
    var matcher = PKCS8.matcher(Files.readString(file, StandardCharsets.US_ASCII));
    if (!matcher.find()) {
      throw new IllegalStateException(
          "there is no PKCS#8 key in "
              + file
              + "; make one of another with: openssl pkcs8 -topk8 -nocrypt -in KEY");
    }
    var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(matcher.group(1)));
    for (var algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
      } catch (GeneralSecurityException e) {
        // It is of another algorithm.
      }
    }
    throw new IllegalStateException("the key in " + file + " is neither EC, RSA nor EdDSA");
  }
}

package org.openfpx.conformance.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The certificates of a PEM file as all that is trusted. */
final class Trust {
  private Trust() {}

  /**
   * @throws BadTarget if the file holds none
   */
  static SSLContext of(Path file) {
    try (var stream = Files.newInputStream(file)) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      var found = CertificateFactory.getInstance("X.509").generateCertificates(stream);
      for (var certificate : found) {
        store.setCertificateEntry("trusted-" + store.size(), certificate);
      }
      if (store.size() == 0) {
        throw new BadTarget("trust: " + file + " holds no certificate");
      }
      return context(store);
    } catch (IOException | GeneralSecurityException unusable) {
      throw new BadTarget("trust: " + file + " holds no certificate that can be read");
    }
  }

  private static SSLContext context(KeyStore store) throws GeneralSecurityException {
    var trusting = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusting.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trusting.getTrustManagers(), null);
    return context;
  }
}

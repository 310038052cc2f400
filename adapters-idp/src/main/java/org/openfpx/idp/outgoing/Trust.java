package org.openfpx.idp.outgoing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whom we believe when a server shows a certificate: the platform's authorities and a file's. */
public final class Trust {
  private Trust() {}

  /**
   * TLS that believes both.
   *
   * @param pem a file of certificates
   * @throws IllegalArgumentException if the file holds no certificates
   */
  public static SSLContext platformAnd(Path pem) {
    try {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int count = 0;
      for (var issuer : platform().getAcceptedIssuers()) {
        store.setCertificateEntry("platform-" + count++, issuer);
      }
      int before = count;
      try (var file = Files.newInputStream(pem)) {
        for (var added : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
          store.setCertificateEntry("added-" + count++, added);
        }
      }
      if (count == before) {
        throw new IllegalArgumentException("no certificate in " + pem);
      }
      var context = SSLContext.getInstance("TLS");
      context.init(null, managers(store).getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no certificates to be read from " + pem, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static X509TrustManager platform() throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static TrustManagerFactory managers(KeyStore store) throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }
}

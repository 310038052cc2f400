package org.openfpx.conformance.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.openfpx.conformance.played.ServerTls;

/**
 * A certificate authority that nobody else trusts, and one certificate of it for many names: made
 * by the JDK's own {@code keytool}, since Java has no other way to sign certificates. The key of
 * the authority is in memory alone as soon as it has signed.
 */
public final class ThrowAwayCa {
  private static final String PASSWORD = "changeit";
  private static final String AUTHORITY = "ca";
  private static final String LEAF = "tls";

  private final Path folder;
  private final KeyStore store;

  private ThrowAwayCa(Path folder, KeyStore store) {
    this.folder = folder;
    this.store = store;
  }

  /**
   * Makes one, with {@code tls.crt}, {@code tls.key} and {@code ca.crt} in the folder, which others
   * are not to read.
   */
  public static ThrowAwayCa in(Path folder, List<String> names) {
    return made(() -> {
      Files.createDirectories(folder);
      var file = folder.resolve("all.p12");
      make(file, AUTHORITY, "bc:critical=ca:true");
      var san = names.stream().map(name -> "dns:" + name).collect(Collectors.joining(","));
      make(file, LEAF, "san=" + san, "-signer", AUTHORITY);
      var ca = new ThrowAwayCa(folder, KeyStore.getInstance(file.toFile(), password()));
      Files.delete(file);
      ca.write();
      return ca;
    });
  }

  private static void make(Path file, String alias, String extension, String... more) {
    var command =
        Stream.concat(
            Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=openfpx throw-away " + alias,
                "-ext",
                extension,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString()),
            Arrays.stream(more));
    try {
      var keytool = new ProcessBuilder(command.toList()).redirectErrorStream(true).start();
      var said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (keytool.waitFor() != 0) {
        throw new IllegalStateException("keytool: " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private void write() throws IOException, GeneralSecurityException {
    Files.writeString(folder.resolve("ca.crt"), pem("CERTIFICATE", authority().getEncoded()));
    Files.writeString(
        folder.resolve("tls.key"), pem("PRIVATE KEY", store.getKey(LEAF, password()).getEncoded()));
    var chain = new StringBuilder();
    for (var certificate : store.getCertificateChain(LEAF)) {
      chain.append(pem("CERTIFICATE", certificate.getEncoded()));
    }
    Files.writeString(folder.resolve("tls.crt"), chain);
  }

  private KeyStore trusted() throws IOException, GeneralSecurityException {
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(AUTHORITY, authority());
    return trusted;
  }

  /** Where its files are. */
  public Path folder() {
    return folder;
  }

  /** The authority itself, which those who are shown one of its certificates also see. */
  public X509Certificate authority() {
    return made(() -> (X509Certificate) store.getCertificate(AUTHORITY));
  }

  /** TLS for whoever trusts this authority and no other. */
  public SSLContext context() {
    return made(() -> {
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted());
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    });
  }

  /** TLS for whoever is at one of the names. */
  public SSLContext serving() {
    return made(() -> ServerTls.of(folder.resolve("tls.crt"), folder.resolve("tls.key")));
  }

  private interface Making<T> {
    T make() throws IOException, GeneralSecurityException;
  }

  private static <T> T made(Making<T> making) {
    try {
      return making.make();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String kind, byte[] content) {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, lines, kind);
  }

  private static char[] password() {
    return PASSWORD.toCharArray();
  }
}

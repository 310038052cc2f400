package org.openfpx.conformance.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.openfpx.conformance.exchange.Peer;
import org.openfpx.conformance.exchange.Recorder;
import org.openfpx.conformance.exchange.Transport;
import org.openfpx.conformance.played.ServerTls;
import org.openfpx.conformance.robot.Robot;

/**
 * The server under test, as a target file names it.
 *
 * @param issuer character for character as the server is to publish it
 * @param driver the kind of server
 * @param trust what its certificate is checked against, where that is not what Java trusts
 * @param settings all of the file, for the driver
 */
public record Target(String issuer, String driver, Optional<SSLContext> trust, Settings settings) {

  /**
   * Reads one.
   *
   * @param environment what {@code {environment: NAME}} looks in
   * @throws BadTarget if it is not as it should be
   */
  public static Target read(Path file, Map<String, String> environment) {
    var folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
    try {
      return of(Files.readString(file), folder, environment);
    } catch (IOException unreadable) {
      throw new BadTarget(file + " can't be read");
    }
  }

  /** The same from its text. */
  static Target of(String text, Path folder, Map<String, String> environment) {
    var settings = new Settings(parse(text), "", new Settings.Source(folder, environment));
    var issuer = settings.text("issuer");
    if (!isAddress(issuer) || Transport.isOpen(URI.create(issuer))) {
      throw new BadTarget("issuer is an https address, or http on this machine");
    }
    return new Target(
        issuer, settings.text("driver"), settings.file("trust").map(Trust::of), settings);
  }

  private static JsonNode parse(String text) throws BadTarget {
    try {
      var node = new YAMLMapper().readTree(text);
      if (node.isObject()) {
        return node;
      }
    } catch (IOException broken) {
      throw new BadTarget("the target file is no YAML: " + firstLine(broken));
    }
    throw new BadTarget("the target file has issuer, driver and what the driver needs");
  }

  private static String firstLine(IOException broken) {
    return String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
  }

  private static boolean isAddress(String issuer) {
    try {
      var uri = URI.create(issuer);
      return uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?");
    } catch (IllegalArgumentException notOne) {
      return false;
    }
  }

  /**
   * What the kit speaks TLS with where it plays a server at this address.
   *
   * @throws BadTarget if the address is https and the file names no certificate for it
   */
  Optional<SSLContext> tls(URI address) {
    if (!"https".equalsIgnoreCase(address.getScheme())) {
      return Optional.empty();
    }
    var files = settings.part("tls");
    try {
      return Optional.of(ServerTls.of(needed(files, "certificate"), needed(files, "key")));
    } catch (IOException | GeneralSecurityException unusable) {
      throw new BadTarget("tls: certificate and key are PEM files, of a pair");
    }
  }

  private static Path needed(Settings files, String name) {
    return files
        .file(name)
        .orElseThrow(() ->
            new BadTarget(
                "tls."
                    + name
                    + " is missing: where the kit plays a server at https, it needs one"));
  }

  /** A peer of the server's. */
  public Peer peer(Recorder recorder) {
    return trust
        .map(context -> Peer.plain(recorder, context))
        .orElseGet(() -> Peer.plain(recorder));
  }

  /**
   * A new browser of somebody who visits the server.
   *
   * @param stopAt redirects to such an address are not followed
   */
  public Robot browser(Recorder recorder, Predicate<URI> stopAt) {
    return trust
        .map(context -> Robot.fresh(recorder, stopAt, context))
        .orElseGet(() -> Robot.fresh(recorder, stopAt));
  }
}

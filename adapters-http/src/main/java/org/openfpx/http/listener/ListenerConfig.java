package org.openfpx.http.listener;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.openfpx.http.limit.RateSettings;

/**
 * One address to listen at.
 *
 * @param host the name or number of the interface
 * @param port 0 takes any that is free
 * @param tls the files to speak TLS with; without them plain HTTP
 * @param behindProxy whether a proxy in front speaks TLS for it
 * @param furtherNames hosts by which it may be asked beside that of the issuer, with their port if
 *     it is not the usual one
 * @param connections how many may be open at once
 * @param limits how much may be asked; without them, anything
 */
public record ListenerConfig(
    String host,
    int port,
    Optional<TlsFiles> tls,
    boolean behindProxy,
    Set<String> furtherNames,
    int connections,
    Optional<RateSettings> limits) {
  /**
   * As many connections as the memory that {@code openfpx serve} gives a system can bear, whatever
   * is sent over them: what bodies may take, their budget bounds.
   */
  public static final int USUAL_CONNECTIONS = 400;

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  /**
   * @throws IllegalArgumentException if there is no such port, TLS is spoken twice, or nobody could
   *     connect
   */
  public ListenerConfig {
    furtherNames = Set.copyOf(furtherNames);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is a number from 0 to 65535");
    }
    if (behindProxy && tls.isPresent()) {
      throw new IllegalArgumentException("TLS is spoken here or at the proxy, not at both");
    }
    if (connections < 1) {
      throw new IllegalArgumentException("there is no listener without a connection");
    }
  }

  /** The same without limits. */
  public ListenerConfig(
      String host,
      int port,
      Optional<TlsFiles> tls,
      boolean behindProxy,
      Set<String> furtherNames,
      int connections) {
    this(host, port, tls, behindProxy, furtherNames, connections, Optional.empty());
  }

  /** The same with as many connections as usual. */
  public ListenerConfig(
      String host,
      int port,
      Optional<TlsFiles> tls,
      boolean behindProxy,
      Set<String> furtherNames) {
    this(host, port, tls, behindProxy, furtherNames, USUAL_CONNECTIONS);
  }

  /** Whether only this machine can reach it. */
  public boolean isLoopback() {
    return LOOPBACK.contains(host);
  }

  /** What is wrong with serving that issuer here, in words; nothing if all is well. */
  public Optional<String> contradiction(URI issuer) {
    boolean plain = tls.isEmpty() && !behindProxy;
    if (plain && "https".equals(issuer.getScheme())) {
      return Optional.of(
          "the issuer is https, but nobody speaks TLS: give tls.certificate and tls.key, or say"
              + " behind-proxy: true");
    }
    if (!plain && "http".equals(issuer.getScheme())) {
      return Optional.of("the issuer is http, but TLS is spoken: make it https");
    }
    if (plain && !isLoopback()) {
      return Optional.of(
          "plain HTTP would be spoken at "
              + host
              + ", where others can listen: make the host 127.0.0.1, give tls.certificate and"
              + " tls.key, or say behind-proxy: true");
    }
    return Optional.empty();
  }
}

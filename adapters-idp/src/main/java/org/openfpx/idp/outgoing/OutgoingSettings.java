package org.openfpx.idp.outgoing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far a system may reach out.
 *
 * @param allowedHosts hosts that may have private or loopback addresses and may be spoken to
 *     without TLS: host names as they stand in addresses, without port
 * @param timeout for the whole of a request and its answer
 * @param maxBytes of the body of an answer
 * @param trust a PEM file with certificates of authorities that are trusted besides the platform's
 */
public record OutgoingSettings(
    Set<String> allowedHosts, Duration timeout, int maxBytes, Optional<Path> trust) {
  /** Public https only, ten seconds, a megabyte, the platform's authorities. */
  public static final OutgoingSettings DEFAULT =
      new OutgoingSettings(Set.of(), Duration.ofSeconds(10), 1024 * 1024, Optional.empty());

  public OutgoingSettings {
    allowedHosts =
        allowedHosts.stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** The same, with these hosts allowed. */
  public OutgoingSettings allowing(String... hosts) {
    return new OutgoingSettings(Set.of(hosts), timeout, maxBytes, trust);
  }
}

package org.openfpx.conformance.exchange;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where something may be sent that others are not to read. */
public final class Transport {
  private static final Pattern LOOPBACK =
      Pattern.compile("(.*\\.)?localhost|127(\\.[0-9]{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)\\]");

  private Transport() {}

  /** Whether the address is plain {@code http} on another machine, by its text alone. */
  public static boolean isOpen(URI address) {
    return "http".equalsIgnoreCase(address.getScheme()) && !isLoopback(address);
  }

  private static boolean isLoopback(URI address) {
    return Optional.ofNullable(address.getHost())
        .filter(host -> LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches())
        .isPresent();
  }
}

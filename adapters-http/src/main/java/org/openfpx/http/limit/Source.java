package org.openfpx.http.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where a request comes from, as far as it counts: an IPv4 address, or the first 64 bits of an IPv6
 * address, of which one household has as many as it likes.
 */
final class Source {
  private static final String FORWARDED = "X-Forwarded-For";
  private static final int NETWORK_BYTES = 8;

  private Source() {}

  /**
   * The source of a request. Behind a proxy it is what the proxy has added at the end of {@code
   * X-Forwarded-For}; what stands before that, anybody can have written. Nothing, if the proxy says
   * nothing: its own address stands for everybody.
   */
  static Optional<String> of(HttpServletRequest request, boolean behindProxy) {
    return behindProxy ? forwarded(request) : read(request.getRemoteAddr());
  }

  private static Optional<String> forwarded(HttpServletRequest request) {
    var lines = Collections.list(request.getHeaders(FORWARDED));
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    var last = lines.getLast();
    return read(last.substring(last.lastIndexOf(',') + 1).strip());
  }

  /** A number with or without brackets and port. */
  static Optional<String> read(String written) {
    try {
      var address = InetAddress.ofLiteral(bare(written));
      var bytes = address.getAddress();
      return Optional.of(
          HexFormat.of()
              .formatHex(
                  address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes));
    } catch (IllegalArgumentException noNumber) {
      return Optional.empty();
    }
  }

  private static String bare(String written) {
    if (written.startsWith("[")) {
      int end = written.indexOf(']');
      return end < 0 ? written : written.substring(1, end);
    }
    int colon = written.indexOf(':');
    boolean hasPort = colon >= 0 && colon == written.lastIndexOf(':');
    return hasPort ? written.substring(0, colon) : written;
  }
}

package org.openfpx.idp.outgoing;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether an address may be spoken to (server-side request forgery: RFC 9700 section 2.6,
 * OWASP ASVS 5.0 section 1.3.6). A host name is resolved and all its addresses are judged. The
 * client resolves it again; should it then lead elsewhere, the server there can't prove the name,
 * and gets no request (ADR 0009).
 */
final class Guard {
  private final Set<String> allowedHosts;

  Guard(Set<String> allowedHosts) {
    this.allowedHosts = allowedHosts;
  }

  /** Why the address may not be spoken to; empty if it may. */
  Optional<String> refusal(URI address) throws IOException {
    var host = Optional.ofNullable(address.getHost()).map(name -> name.toLowerCase(Locale.ROOT));
    if (host.isEmpty() || address.getRawUserInfo() != null) {
      return Optional.of("an address without a plain host");
    }
    var scheme = Optional.ofNullable(address.getScheme()).orElse("");
    if (allowedHosts.contains(host.get())) {
      return scheme.equals("https") || scheme.equals("http")
          ? Optional.empty()
          : Optional.of("neither https nor http");
    }
    if (!scheme.equals("https")) {
      return Optional.of("not https, and the host is not among the allowed ones");
    }
    for (var resolved : InetAddress.getAllByName(host.get())) {
      if (!isPublic(resolved)) {
        return Optional.of("a private address, and the host is not among the allowed ones");
      }
    }
    return Optional.empty();
  }

  /** Whether an address belongs to the public Internet (RFC 6890). */
  static boolean isPublic(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    var bytes = address.getAddress();
    return address instanceof Inet4Address ? isPublicV4(bytes, 0) : isPublicV6(bytes);
  }

  private static boolean isPublicV4(byte[] bytes, int at) {
    int first = bytes[at] & 0xff;
    int second = bytes[at + 1] & 0xff;
    int third = bytes[at + 2] & 0xff;
    return switch (first) {
      case 0, 10, 127 -> false;
      case 100 -> second < 64 || second > 127;
      case 169 -> second != 254;
      case 172 -> second < 16 || second > 31;
      case 192 -> second != 168 && !(second == 0 && (third == 0 || third == 2));
      case 198 -> second != 18 && second != 19 && !(second == 51 && third == 100);
      case 203 -> !(second == 0 && third == 113);
      default -> first < 224;
    };
  }

  private static boolean isPublicV6(byte[] bytes) {
    int first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
    int second = (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
    // fc00::/7 unique local, 100::/64 discard, 2001::/23 special, 2001:db8::/32 documentation.
    if ((first & 0xfe00) == 0xfc00
        || first == 0x0100
        || (first == 0x2001 && (second < 0x0200 || second == 0x0db8))) {
      return false;
    }
    // An IPv4 address inside: 64:ff9b::/96 (NAT64), 2002::/16 (6to4), ::/96 (compatible).
    if (first == 0x0064) {
      return second == 0xff9b && isPublicV4(bytes, 12);
    }
    if (first == 0x2002) {
      return isPublicV4(bytes, 2);
    }
    return first != 0;
  }
}

package org.openfpx.domain.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** An address that a page may show or lead to. */
public final class WebAddress {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private WebAddress() {}

  /**
   * Whether it is https, or http on loopback (OWASP ASVS 5.0, 1.2.2): neither {@code javascript:}
   * nor {@code data:}, nor in the clear.
   */
  public static boolean isOne(String text) {
    try {
      var uri = new URI(text);
      var scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
      var host = Optional.ofNullable(uri.getHost());
      return uri.getRawUserInfo() == null
          && ((scheme.equals("https") && host.isPresent())
              || (scheme.equals("http") && host.filter(LOOPBACK::contains).isPresent()));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}

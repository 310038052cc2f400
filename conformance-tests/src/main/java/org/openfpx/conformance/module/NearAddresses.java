package org.openfpx.conformance.module;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a server that does more than compare texts might take for a registered address (UMA Grant
 * section 3.3.2).
 */
final class NearAddresses {
  private NearAddresses() {}

  /** Such texts, each once, and never the address itself. */
  static List<String> of(URI address) {
    var text = address.toString();
    var near = new ArrayList<>(List.of(text + "/", text + "?more=1"));
    near.add(text.startsWith("https:") ? text.replaceFirst("https", "http") : text + ".evil");
    if (address.getHost() != null) {
      near.addAll(otherPaths(address));
      near.addAll(otherHosts(address));
    }
    return near.stream().filter(one -> !one.equals(text)).distinct().toList();
  }

  private static List<String> otherPaths(URI address) {
    var path = address.getRawPath();
    var origin = address.getScheme() + "://" + address.getRawAuthority();
    var query = behind(address).substring(path.length());
    var upper = path.toUpperCase(Locale.ROOT);
    return List.of(
        origin + "/x/.." + path + query,
        origin + upper + query,
        origin + upper + "%20" + query,
        origin + path.replaceFirst("/(.)", "/%" + hex(path)) + query);
  }

  /** The address from its path on. */
  private static String behind(URI address) {
    var beginning = address.getScheme() + "://" + address.getRawAuthority();
    return address.toString().substring(beginning.length());
  }

  private static String hex(String path) {
    return path.length() < 2 ? "2f" : Integer.toHexString(path.charAt(1));
  }

  private static List<String> otherHosts(URI address) {
    var host = address.getHost();
    var scheme = address.getScheme() + "://";
    var port = address.getPort() < 0 ? "" : ":" + address.getPort();
    var rest = port + behind(address);
    var near =
        new ArrayList<>(
            List.of(
                scheme + "sub." + host + rest,
                scheme + host + "@evil.example" + rest,
                scheme + "evil.example\\@" + host + rest,
                scheme + host.toUpperCase(Locale.ROOT) + rest));
    if (port.isEmpty()) {
      near.add(scheme + host + (scheme.startsWith("https") ? ":443" : ":80") + rest);
    }
    return near;
  }
}

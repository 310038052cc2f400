package org.openfpx.apps.demo;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where everything is: on loopback, each party at a port of its own.
 *
 * @param base the port of the start page; the others follow
 * @param sites if there, each party speaks TLS, and perhaps is also a site of its own
 */
record Addresses(int base, Optional<Sites> sites) {
  static final int DEFAULT_BASE = 8400;
  private static final int LAST = 13;
  private static final String ITSELF = "localhost";

  /** The parties, by how far their port is from the first, and by what their site is called. */
  enum Party {
    START(0, "start"),
    AUTHORIZATION_SERVER(1, "as"),
    WALLET(2, "wallet"),
    PROVINCIAL_REGISTRY(3, "registry"),
    SAMPLE_ID(4, "sample-id"),
    REGISTRY_LOGIN(5, "registry-login"),
    REGISTRY_RECORDS(6, "registry-records"),
    CITY_CLINIC(7, "clinic"),
    CLIENT(8, "client"),
    AUTHORIZATION_SERVER_ADMIN(11, ""),
    WALLET_ADMIN(12, ""),
    PROVINCIAL_REGISTRY_ADMIN(13, "");

    private final int offset;
    private final String site;

    Party(int offset, String site) {
      this.offset = offset;
      this.site = site;
    }

    /**
     * Whether it is for everybody; an administrator comes from this machine, whatever the sites.
     */
    boolean isOpen() {
      return !site.isEmpty();
    }
  }

  /** All at localhost, without TLS. */
  Addresses(int base) {
    this(base, Optional.empty());
  }

  /**
   * @throws IllegalArgumentException if not all ports fit
   */
  Addresses {
    if (base < 1 || base + LAST > 65_535) {
      throw new IllegalArgumentException(
          "the port base is a number from 1 to " + (65_535 - LAST) + ", not " + base);
    }
  }

  int port(Party party) {
    return base + party.offset;
  }

  URI of(Party party) {
    var scheme = sites.isPresent() && party.isOpen() ? "https" : "http";
    return URI.create(scheme + "://" + host(party) + ":" + port(party));
  }

  private String host(Party party) {
    return sites.filter(here -> party.isOpen()).map(here -> here.host(party.site)).orElse(ITSELF);
  }

  /** The hosts that the parties may ask although they are on this machine. */
  Set<String> hosts() {
    return Arrays.stream(Party.values()).map(this::host).collect(Collectors.toUnmodifiableSet());
  }

  /** A text that was written for the default ports, with these addresses instead. */
  String in(String text) {
    var here = text;
    for (var party : Party.values()) {
      here = here.replace("http://localhost:" + (DEFAULT_BASE + party.offset), "@" + party + "@");
    }
    for (var party : Party.values()) {
      here = here.replace("@" + party + "@", of(party).toString());
    }
    return here;
  }
}

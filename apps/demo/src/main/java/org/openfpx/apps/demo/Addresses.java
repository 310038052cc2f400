package org.openfpx.apps.demo;

import java.net.URI;

/**
 * Where everything is: on loopback, each party at a port of its own.
 *
 * @param base the port of the start page; the others follow
 */
record Addresses(int base) {
  static final int DEFAULT_BASE = 8400;
  private static final int LAST = 13;

  /** The parties, by how far their port is from the first. */
  enum Party {
    START(0),
    AUTHORIZATION_SERVER(1),
    WALLET(2),
    PROVINCIAL_REGISTRY(3),
    SAMPLE_ID(4),
    REGISTRY_LOGIN(5),
    REGISTRY_RECORDS(6),
    CITY_CLINIC(7),
    CLIENT(8),
    AUTHORIZATION_SERVER_ADMIN(11),
    WALLET_ADMIN(12),
    PROVINCIAL_REGISTRY_ADMIN(13);

    private final int offset;

    Party(int offset) {
      this.offset = offset;
    }
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
    return URI.create("http://localhost:" + port(party));
  }

  /** A text that was written for the default ports, with these instead. */
  String in(String text) {
    var here = text;
    for (var party : Party.values()) {
      here =
          here.replace("localhost:" + (DEFAULT_BASE + party.offset), "localhost:@" + port(party));
    }
    return here.replace("localhost:@", "localhost:");
  }
}

package org.openfpx.benchmarks.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The secrets of those who speak to the Authorization Server, each by its client id.
 *
 * @param app what the client redeems its tickets with
 * @param clinic what the resource server gets its protection token with
 * @param wallet what the wallet asks about transactions with
 */
public record Parties(String app, String clinic, String wallet) {

  String asApp() {
    return basic("app", app);
  }

  String asClinic() {
    return basic("clinic", clinic);
  }

  String asWallet() {
    return basic("wallet", wallet);
  }

  static String basic(String id, String secret) {
    var pair = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }
}

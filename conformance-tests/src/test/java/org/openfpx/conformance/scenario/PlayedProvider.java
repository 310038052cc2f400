package org.openfpx.conformance.scenario;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.exchange.Request;
import org.openfpx.conformance.played.PlayedIssuer;
import org.openfpx.conformance.played.SigningKey;

/**
 * An identity provider that wants a second factor of nobody unless it is asked to, and does not get
 * one of everybody. What it signs people in with is not shown: whoever is sent to it is sent back.
 */
final class PlayedProvider implements AutoCloseable {
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final String address;
  private final PlayedIssuer issuer;

  /**
   * Somebody who signs in there.
   *
   * @param ial how surely it knows who they are
   * @param secondFactor whether they have one
   */
  record Person(String user, int ial, boolean secondFactor) {}

  private PlayedProvider(String address, PlayedIssuer issuer) {
    this.address = address;
    this.issuer = issuer;
  }

  static PlayedProvider at(String address) throws IOException {
    return new PlayedProvider(address, PlayedIssuer.at(URI.create(address), SigningKey.fresh()));
  }

  /** Where people are sent to sign in. */
  URI page() {
    return URI.create(address + "/authorize");
  }

  /**
   * Signs somebody in who was sent there.
   *
   * @return where the browser goes on
   */
  URI signIn(URI sent, Person person) {
    var asked = Request.decode(sent.getRawQuery());
    var code = Chance.token();
    issuer.answers(code, idToken(asked, person));
    var back = Map.of("code", code, "state", asked.getOrDefault("state", ""), "iss", address);
    return Request.query(URI.create(asked.getOrDefault("redirect_uri", "")), back);
  }

  private String idToken(Map<String, String> asked, Person person) {
    var now = Chance.now();
    boolean isAskedForMore = asked.getOrDefault("acr_values", "").matches("ial[1-3]-aal[23]");
    return issuer
        .key()
        .sign(
            JsonNodeFactory.instance
                .objectNode()
                .put("iss", address)
                .put("aud", asked.getOrDefault("client_id", ""))
                .put("sub", person.user())
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(LIFE).getEpochSecond())
                .put("auth_time", now.getEpochSecond())
                .put("nonce", asked.getOrDefault("nonce", ""))
                .put("ial", person.ial())
                .put("aal", isAskedForMore && person.secondFactor() ? 2 : 1));
  }

  @Override
  public void close() {
    issuer.close();
  }
}

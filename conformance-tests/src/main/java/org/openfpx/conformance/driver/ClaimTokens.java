package org.openfpx.conformance.driver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.openfpx.conformance.chance.Chance;
import org.openfpx.conformance.played.SigningKey;

/** ID tokens for people, good ones and others, of an issuer that the server believes. */
record ClaimTokens(String issuer, SigningKey key) {
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final Duration LONG = Duration.ofHours(1);

  /** One that is meant for this client. */
  String token(Client client, RequestingParty who, Flaw flaw) {
    var claims = claims(client, who);
    var now = Chance.now();
    return switch (flaw) {
      case NONE -> key.sign(claims);
      case EXPIRED -> key.sign(at(claims, now.minus(LONG), now.minus(LIFE)));
      case NOT_YET -> key.sign(claims.put("nbf", now.plus(LONG).getEpochSecond()));
      case FORGED -> key.forged().sign(claims);
      case UNSIGNED -> SigningKey.unsigned(claims);
      case KEYED_WITH_PUBLIC_KEY -> key.keyedWithWhatIsShown(claims);
      case UNKNOWN_KEY -> SigningKey.fresh().sign(claims);
      case OTHER_ISSUER -> key.sign(claims.put("iss", "https://others.kit.example"));
      case OTHER_AUDIENCE -> key.sign(claims.put("aud", "https://others.kit.example"));
      case NO_TOKEN -> "~ no token at all ~";
    };
  }

  private ObjectNode claims(Client client, RequestingParty who) {
    var now = Chance.now();
    var claims =
        JsonNodeFactory.instance
            .objectNode()
            .put("iss", issuer)
            .put("sub", who.subject())
            .put("aud", client.id())
            .put("email", who.mail())
            .put("email_verified", true);
    return at(claims, now, now.plus(LIFE));
  }

  private static ObjectNode at(ObjectNode claims, Instant from, Instant to) {
    return claims.put("iat", from.getEpochSecond()).put("exp", to.getEpochSecond());
  }
}

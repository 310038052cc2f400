package org.openfpx.apps.authorizationserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.oauth.SignatureAlgorithm.ES256;
import static org.openfpx.domain.oauth.SignatureAlgorithm.RS256;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.domain.oauth.KeyRing;
import org.openfpx.domain.oauth.KeyRotation;
import org.openfpx.domain.oauth.RotateSigningKeys.Begun;
import org.openfpx.domain.oauth.RotateSigningKeys.UnderWay;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.http.file.OpenedKeys;

/**
 * Two replicas that run change their key as the rows say, neither told nor started anew (RFC 8414
 * section 2, jwks_uri). A caller meets them in turn.
 */
class RotationTest {
  private static final String ISSUER = "http://localhost:1";

  private final TestWorld time = new TestWorld();
  @TempDir private Path folder;
  private StartedServer servers;
  private Caller as;

  @BeforeEach
  void start() {
    startTwo();
  }

  private void startTwo() {
    var database = "{url: \"jdbc:h2:mem:rotation\", user: as}";
    servers = StartedServer.startTwo(folder, ISSUER, database, time);
    as = servers.caller();
  }

  @AfterEach
  void stop() {
    servers.close();
  }

  @Test
  void aKeyIsPublishedBeforeItSignsAndAfter() throws Exception {
    var config = StartedServer.config(folder, ISSUER);
    var overlap = config.system().signingKeyOverlap();
    var old = signedBy();
    try (var keys = Keys.open(config, time.world())) {
      var begun = (Begun) keys.rotation().rotate(ES256);
      var next = begun.next().keyId();
      assertThat(begun.signing().keyId()).isEqualTo(old);
      assertThat(published()).containsExactlyInAnyOrder(old, next);
      assertThat(signedBy()).isEqualTo(old);

      time.pass(overlap.minusSeconds(30));
      assertThat(signedBy()).isEqualTo(old);
      assertThat(keys.rotation().rotate(ES256)).isInstanceOf(UnderWay.class);

      // Each has read the rows within the last minute, and takes up the next key all the same.
      time.pass(Duration.ofSeconds(30));
      assertThat(signedBy()).isEqualTo(next);
      assertThat(published()).containsExactlyInAnyOrder(old, next);

      time.pass(KeyRotation.DEFAULT.publishedAfter());
      assertThat(published()).containsExactly(next);
      assertThat(signedBy()).isEqualTo(next);
    }
  }

  @Test
  void theKeysOfRsaChangeLikeTheOthers() {
    var config = StartedServer.config(folder, ISSUER);
    try (var keys = Keys.open(config, time.world())) {
      assertThat(keys.algorithms()).containsExactly(ES256, RS256);
      // What each began to make when it had started is made before it stops.
      servers.close();
      startTwo();
      assertThat(keySet("RS256")).isNotEmpty();
      var old = signing(keys);
      keys.rotation().rotate(RS256);
      assertThat(signing(keys)).isEqualTo(old);

      time.pass(config.system().signingKeyOverlap());

      assertThat(signing(keys)).isNotEqualTo(old);
      assertThat(keySet("RS256")).contains(old, signing(keys));
      time.pass(KeyRotation.DEFAULT.publishedAfter());
      assertThat(keySet("RS256")).contains(signing(keys)).doesNotContain(old);
    }
  }

  private String signing(OpenedKeys keys) {
    return new KeyRing(keys.keys().all()).signingAt(RS256, time.instant()).orElseThrow().keyId();
  }

  /** The one key by which both sign now; its signatures verify by what is published. */
  private String signedBy() throws Exception {
    var ids = new HashSet<String>();
    for (var _ : List.of("one", "the other")) {
      var jws = new JsonWebSignature();
      jws.setCompactSerialization(signed());
      var set = new JsonWebKeySet(as.get("/oauth2/jwks").body());
      jws.setKey(set.findJsonWebKey(jws.getKeyIdHeaderValue(), "EC", "sig", "ES256").getKey());
      assertThat(jws.verifySignature()).isTrue();
      ids.add(jws.getKeyIdHeaderValue());
      // Else it would be the same one's turn again.
      as.get("/oauth2/jwks");
    }
    assertThat(ids).hasSize(1);
    return ids.iterator().next();
  }

  private String signed() {
    var answer =
        as.form(
            "/oauth2/introspect",
            Map.of("token", "unknown"),
            "Authorization",
            Exchange.CLINIC,
            "Accept",
            "application/token-introspection+jwt");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  /** What either publishes. */
  private Set<String> published() {
    var both = List.of(keySet("ES256"), keySet("ES256"));
    assertThat(new HashSet<>(both)).hasSize(1);
    return both.getFirst();
  }

  private Set<String> keySet(String algorithm) {
    var ids = new HashSet<String>();
    for (JsonNode key : Caller.body(as.get("/oauth2/jwks")).path("keys")) {
      if (key.path("alg").asText().equals(algorithm)) {
        ids.add(key.path("kid").asText());
      }
    }
    return ids;
  }
}

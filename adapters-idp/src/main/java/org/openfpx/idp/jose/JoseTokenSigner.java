package org.openfpx.idp.jose;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.KeyRing;
import org.openfpx.domain.oauth.SigningKey;
import org.openfpx.domain.oauth.SigningKeys;
import org.openfpx.domain.oauth.TokenSigner;
import org.openfpx.domain.secret.Sealer;

/**
 * Signs with the key of the day. It keeps the times of all keys for a minute and looks at the clock
 * for each signature: a key that takes over later than a minute after it was kept takes over in
 * every replica at its own time. The key that signs is kept open.
 */
public final class JoseTokenSigner implements TokenSigner {
  private static final Duration KEPT = Duration.ofMinutes(1);

  private record Kept(KeyRing ring, Instant until) {}

  private record Open(String keyId, PublicJsonWebKey key) {}

  private final SigningKeys keys;
  private final Sealer sealer;
  private final InstantSource time;
  private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();
  private final AtomicReference<@Nullable Open> open = new AtomicReference<>();

  public JoseTokenSigner(SigningKeys keys, Sealer sealer, InstantSource time) {
    this.keys = keys;
    this.sealer = sealer;
    this.time = time;
  }

  @Override
  public String sign(String type, Claims claims) {
    var key = key();
    var jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    jws.setKeyIdHeaderValue(key.getKeyId());
    jws.setHeader("typ", type);
    jws.setKey(key.getPrivateKey());
    jws.setPayload(ClaimsJson.write(claims));
    try {
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("the signing key does not sign", e);
    }
  }

  private PublicJsonWebKey key() {
    var now = time.instant();
    var chosen =
        ring(now)
            .signingAt(now)
            .orElseThrow(() -> new IllegalStateException("there is no key to sign with"));
    var known = open.get();
    if (known != null && known.keyId().equals(chosen.keyId())) {
      return known.key();
    }
    var key = opened(chosen);
    open.set(new Open(chosen.keyId(), key));
    return key;
  }

  private KeyRing ring(Instant now) {
    var known = kept.get();
    if (known != null && now.isBefore(known.until())) {
      return known.ring();
    }
    var ring = new KeyRing(keys.all());
    kept.set(new Kept(ring, now.plus(KEPT)));
    return ring;
  }

  private PublicJsonWebKey opened(SigningKey key) {
    try {
      return PublicJsonWebKey.Factory.newPublicJwk(
          sealer.open(key.privateJwk(), SigningKey.place(key.keyId())));
    } catch (JoseException e) {
      throw new IllegalStateException("signing key " + key.keyId() + " can't be read", e);
    }
  }
}

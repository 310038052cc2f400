package org.openfpx.idp.jose;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.KeyRing;
import org.openfpx.domain.oauth.SignatureAlgorithm;
import org.openfpx.domain.oauth.SigningKey;
import org.openfpx.domain.oauth.SigningKeys;
import org.openfpx.domain.oauth.TokenSigner;
import org.openfpx.domain.secret.Sealer;

/**
 * Signs with the keys of the day. It keeps the times of all keys for a minute and looks at the
 * clock for each signature: a key that takes over later than a minute after it was kept takes over
 * in every replica at its own time. The keys that sign are kept open.
 */
public final class JoseTokenSigner implements TokenSigner {
  private static final Duration KEPT = Duration.ofMinutes(1);

  private record Kept(KeyRing ring, Instant until) {}

  private record Open(String keyId, PublicJsonWebKey key) {}

  private final SigningKeys keys;
  private final Sealer sealer;
  private final InstantSource time;
  private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();
  private final Consumer<SignatureAlgorithm> whereNone;
  private final Map<SignatureAlgorithm, Open> open = new ConcurrentHashMap<>();

  /** One whose keys are there already. */
  public JoseTokenSigner(SigningKeys keys, Sealer sealer, InstantSource time) {
    this(keys, sealer, time, _ -> {});
  }

  /**
   * @param whereNone makes a key of an algorithm that has none to sign with, and keeps it
   */
  public JoseTokenSigner(
      SigningKeys keys, Sealer sealer, InstantSource time, Consumer<SignatureAlgorithm> whereNone) {
    this.keys = keys;
    this.sealer = sealer;
    this.time = time;
    this.whereNone = whereNone;
  }

  @Override
  public String sign(SignatureAlgorithm algorithm, String type, Claims claims) {
    var key = key(algorithm);
    var jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue(JoseTokenVerifier.name(algorithm));
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

  @Override
  public void prepare(SignatureAlgorithm algorithm) {
    var now = time.instant();
    if (signing(algorithm, now).isEmpty()) {
      whereNone.accept(algorithm);
      kept.set(null);
    }
  }

  private PublicJsonWebKey key(SignatureAlgorithm algorithm) {
    var chosen =
        signing(algorithm, time.instant())
            .orElseThrow(
                () -> new IllegalStateException("there is no key to sign with by " + algorithm));
    var known = open.get(algorithm);
    if (known != null && known.keyId().equals(chosen.keyId())) {
      return known.key();
    }
    var key = opened(chosen);
    open.put(algorithm, new Open(chosen.keyId(), key));
    return key;
  }

  /** The one that signs; where the kept times know of none it may have been made since. */
  private Optional<SigningKey> signing(SignatureAlgorithm algorithm, Instant now) {
    var known = ring(now).signingAt(algorithm, now);
    if (known.isPresent()) {
      return known;
    }
    kept.set(null);
    return ring(now).signingAt(algorithm, now);
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

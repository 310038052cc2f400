package org.openfpx.domain.oauth.dpop;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.WholeMinutes;

/**
 * Finds out which key the sender of a request holds (RFC 9449 section 4.3). In two steps, so that
 * nothing is written for whoever has nothing else to show: a proof is judged, and once all else is
 * good it is spent.
 */
public final class CheckProof {
  /** How old a proof may be. */
  static final Duration LIFETIME = Duration.ofMinutes(1);

  /** How far the clocks of two parties may be apart. */
  static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  private static final int LONGEST_ID = 255;

  private final ProofVerifier verifier;
  private final ProofIds used;
  private final InstantSource time;

  public CheckProof(ProofVerifier verifier, ProofIds used, InstantSource time) {
    this.verifier = verifier;
    this.used = used;
    this.time = time;
  }

  /** Judges the proof of a request that shows no token, and spends it if it is good. */
  public Outcome use(ShownProof shown) {
    var judged = judge(shown, Optional.empty());
    return judged instanceof Proven(var proof) && !spend(proof)
        ? new NotProven(ProofFlaw.USED)
        : judged;
  }

  /** Judges the proof of a request that shows this token; spends nothing. */
  public Outcome judge(ShownProof shown, Secret token) {
    return judge(shown, Optional.of(token));
  }

  /**
   * Takes a proof out of use.
   *
   * @return whether it was in use; of simultaneous uses one finds it so
   */
  public boolean spend(Proof proof) {
    return used.isFirstUse(proof.key(), proof.id(), proof.until());
  }

  private Outcome judge(ShownProof shown, Optional<Secret> token) {
    if (shown.values().size() != 1) {
      return new NotProven(ProofFlaw.NOT_ONE);
    }
    var signed = verifier.verify(shown.values().getFirst());
    if (signed.isEmpty()) {
      return new NotProven(ProofFlaw.NOT_SIGNED);
    }
    var claims = signed.get().claims();
    return flaw(claims, shown, token)
        .<Outcome>map(NotProven::new)
        .orElseGet(() -> new Proven(proof(signed.get().key(), claims)));
  }

  private Optional<ProofFlaw> flaw(Claims claims, ShownProof shown, Optional<Secret> token) {
    if (claims.text("jti").filter(id -> !id.isEmpty() && id.length() <= LONGEST_ID).isEmpty()) {
      return Optional.of(ProofFlaw.NO_ID);
    }
    if (!isFor(claims, shown)) {
      return Optional.of(ProofFlaw.OTHER_REQUEST);
    }
    if (claims.instant("iat").filter(this::isNow).isEmpty()) {
      return Optional.of(ProofFlaw.NOT_NOW);
    }
    return token
        .filter(shownToken -> !claims.text("ath").equals(Optional.of(hash(shownToken))))
        .map(_ -> ProofFlaw.OTHER_TOKEN);
  }

  private static boolean isFor(Claims claims, ShownProof shown) {
    var address = claims.text("htu").flatMap(TargetAddress::parse);
    return claims.text("htm").equals(Optional.of(shown.method()))
        && address.isPresent()
        && address.equals(TargetAddress.parse(shown.address()));
  }

  private boolean isNow(Instant issuedAt) {
    var now = time.instant();
    return !issuedAt.isAfter(now.plus(CLOCK_SKEW))
        && !issuedAt.isBefore(now.minus(LIFETIME).minus(CLOCK_SKEW));
  }

  private static Proof proof(KeyThumbprint key, Claims claims) {
    var issuedAt = claims.instant("iat").orElseThrow();
    // Once more the skew, for a replica whose clock is behind; a whole minute, so that no time in
    // the store links two requests.
    var end = issuedAt.plus(LIFETIME).plus(CLOCK_SKEW).plus(CLOCK_SKEW);
    return new Proof(key, claims.text("jti").orElseThrow(), WholeMinutes.ceiling(end));
  }

  /** RFC 9449 section 4.2: the {@code ath} of a token. */
  private static String hash(Secret token) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(token.reveal().getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** What a proof is found to be. */
  public sealed interface Outcome {}

  /** The sender holds the key, unless the proof has been used. */
  public record Proven(Proof proof) implements Outcome {}

  /** It proves nothing. */
  public record NotProven(ProofFlaw flaw) implements Outcome {}

  /**
   * A proof that is good in all but that it may have been used.
   *
   * @param until how long a use must be remembered
   */
  public record Proof(KeyThumbprint key, String id, Instant until) {}
}

package org.openfpx.domain.as.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.openfpx.domain.as.registry.ClaimsIssuer;
import org.openfpx.domain.as.registry.NetworkMode;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.oauth.ClaimValue;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.Issuer;

/**
 * What a good claim token says of the requesting party. It lives as long as one request does and is
 * kept nowhere (protocol, section 0).
 *
 * @param by who vouches for it, as the registry knew them when the token was checked
 */
public record ProvenClaims(ClaimsIssuer by, Claims claims) {
  /** Claims that an issuer may say without having looked (OpenID Connect Core section 5.1). */
  private static final Set<String> ONLY_IF_VERIFIED = Set.of("email", "phone_number");

  public Issuer issuer() {
    return by.issuer();
  }

  /** Whether the registry still believes that issuer in the same way, with the same keys. */
  public boolean standsIn(Snapshot registry) {
    return registry.network().mode() == NetworkMode.STANDARD
        && registry.claimsIssuer(by.issuer()).equals(Optional.of(by));
  }

  /** What it says of a claim that its issuer is believed about: each value, as a text. */
  List<String> values(String claim) {
    return by.claims().contains(claim) && isLookedAt(claim)
        ? claims.value(claim).stream().flatMap(ProvenClaims::parts).toList()
        : List.of();
  }

  private boolean isLookedAt(String claim) {
    return !ONLY_IF_VERIFIED.contains(claim)
        || claims
            .value(claim + "_verified")
            .equals(Optional.of((ClaimValue) new ClaimValue.Flag(true)));
  }

  private static Stream<String> parts(ClaimValue value) {
    return switch (value) {
      case ClaimValue.Text(var text) -> Stream.of(text);
      case ClaimValue.Whole(var number) -> Stream.of(String.valueOf(number));
      case ClaimValue.Flag(var flag) -> Stream.of(String.valueOf(flag));
      case ClaimValue.Several(var values) -> values.stream().flatMap(ProvenClaims::parts);
      // No two writers agree on how these are written, so nothing can be compared with them.
      case ClaimValue.Fraction _, ClaimValue.Nested _ -> Stream.empty();
    };
  }

  @Override
  public String toString() {
    return "ProvenClaims[redacted]";
  }
}

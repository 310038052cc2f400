package org.openfpx.domain.testing.rsa;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.rsa.linking.DownstreamProvider;
import org.openfpx.domain.rsa.linking.DownstreamTokens;
import org.openfpx.domain.secret.Secret;

/** The source's own provider: it rotates refresh tokens, and each is good once. */
public final class FakeProvider implements DownstreamProvider {
  private final InstantSource time;
  private final List<LoginRequest> begun = new ArrayList<>();
  private final List<String> revoked = new ArrayList<>();
  private String refreshToken = "refresh-0";
  private int renewals;
  private boolean reachable = true;
  private Optional<Instant> signedInAt = Optional.empty();

  public FakeProvider(InstantSource time) {
    this.time = time;
  }

  /** Whether it answers. */
  public void reachable(boolean now) {
    reachable = now;
  }

  /** When the person last signed in there, if it says so. */
  public void signedInAt(Optional<Instant> at) {
    signedInAt = at;
  }

  /** It no longer knows anybody's refresh token. */
  public void forgetEverybody() {
    refreshToken = "none";
  }

  /** The logins that were begun. */
  public List<LoginRequest> begun() {
    return List.copyOf(begun);
  }

  /** The access tokens that were given back. */
  public List<String> revoked() {
    return List.copyOf(revoked);
  }

  /** How often tokens were renewed. */
  public int renewals() {
    return renewals;
  }

  @Override
  public synchronized AuthorizationAnswer authorization(LoginRequest request) {
    begun.add(request);
    return reachable ? new SignInAt(URI.create("https://idp.test/authorize")) : new Unreachable();
  }

  @Override
  public synchronized LoginAnswer redeem(
      Secret code, Optional<String> issuer, Secret nonce, Secret verifier) {
    if (!reachable) {
      return new Unreachable();
    }
    boolean good =
        code.reveal().equals("code")
            && issuer.filter(iss -> !iss.equals("https://idp.test")).isEmpty()
            && begun.stream()
                .anyMatch(
                    b -> b.nonce().hash().matches(nonce) && b.verifier().hash().matches(verifier));
    return good
        ? new SignedIn(RsaMother.JUNE, Optional.of("June"), tokens(), signedInAt)
        : new Refused();
  }

  @Override
  public synchronized RenewalAnswer renew(Secret presented) {
    if (!reachable) {
      return new Unreachable();
    }
    if (!presented.reveal().equals(refreshToken)) {
      refreshToken = "none";
      return new Refused();
    }
    renewals++;
    refreshToken = "refresh-" + renewals;
    return new Renewed(tokens());
  }

  @Override
  public synchronized void revoke(DownstreamTokens tokens) {
    revoked.add(tokens.accessToken().reveal());
  }

  private DownstreamTokens tokens() {
    return new DownstreamTokens(
        new Secret("access-" + renewals),
        Optional.of(new Secret(refreshToken)),
        time.instant().plus(Duration.ofMinutes(5)));
  }
}

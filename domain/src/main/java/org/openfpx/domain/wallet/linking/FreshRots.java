package org.openfpx.domain.wallet.linking;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.linking.Sources.Renewal;
import org.openfpx.domain.wallet.linking.Sources.RotAnswer;
import org.openfpx.domain.wallet.linking.Sources.RotPurpose;

/**
 * Fetches fresh ROTs from a linked source (protocol, section 6): with the access token while it
 * lives, else after a refresh. A source that refuses both is one to renew.
 */
public final class FreshRots {
  /** An access token that ends sooner is not tried any more. */
  private static final Duration TOO_SHORT = Duration.ofSeconds(30);

  /** How long one browser may take to refresh before another may try. */
  private static final Duration REFRESH_LEASE = Duration.ofSeconds(30);

  private final Sources sources;
  private final Links links;
  private final InstantSource time;

  public FreshRots(Sources sources, Links links, InstantSource time) {
    this.sources = sources;
    this.links = links;
    this.time = time;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** One per purpose, in the same order. */
    record Fresh(List<Secret> rots) implements Outcome {
      public Fresh {
        rots = List.copyOf(rots);
      }
    }

    /** The person has to sign in at the source again, or has not linked it. */
    record ToRenew() implements Outcome {}

    /** The source can't be reached now, or is being asked by another browser. */
    record Unreachable() implements Outcome {}
  }

  /** Fetches one ROT per purpose. */
  public Outcome fetch(AccountId account, String source, List<RotPurpose> purposes) {
    var link = links.find(account, source).filter(found -> !found.toRenew());
    if (link.isEmpty()) {
      return new Outcome.ToRenew();
    }
    var tokens = link.get().tokens();
    if (time.instant().plus(TOO_SHORT).isBefore(tokens.accessEndsAt())) {
      var answer = sources.rots(source, tokens.accessToken(), purposes);
      if (!(answer instanceof RotAnswer.Refused)) {
        return outcome(answer);
      }
    }
    return afterRefresh(link.get(), purposes);
  }

  private Outcome afterRefresh(Link link, List<RotPurpose> purposes) {
    Optional<Secret> refreshToken = link.tokens().refreshToken();
    if (refreshToken.isEmpty()) {
      return toRenew(link);
    }
    // A refresh token shown twice ends the whole link at the source: one caller at a time.
    if (!links.lease(link.id(), link.revision(), time.instant(), REFRESH_LEASE)) {
      return new Outcome.Unreachable();
    }
    return switch (sources.refresh(link.source(), refreshToken.get())) {
      case Renewal.Renewed(var tokens) -> {
        links.renew(link.id(), link.revision(), tokens);
        var answer = sources.rots(link.source(), tokens.accessToken(), purposes);
        if (answer instanceof RotAnswer.Refused) {
          links.toRenew(link.id(), link.revision() + 1);
        }
        yield outcome(answer);
      }
      case Renewal.Refused() -> toRenew(link);
      case Renewal.Unreachable() -> {
        links.release(link.id(), link.revision());
        yield new Outcome.Unreachable();
      }
    };
  }

  private Outcome toRenew(Link link) {
    links.toRenew(link.id(), link.revision());
    return new Outcome.ToRenew();
  }

  private static Outcome outcome(RotAnswer answer) {
    return switch (answer) {
      case RotAnswer.Issued(var rots) -> new Outcome.Fresh(rots);
      case RotAnswer.Refused() -> new Outcome.ToRenew();
      case RotAnswer.Unreachable() -> new Outcome.Unreachable();
    };
  }
}

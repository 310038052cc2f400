package org.openfpx.domain.wallet.linking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.wallet.roundtrip.Arrival;
import org.openfpx.domain.wallet.roundtrip.Departure;
import org.openfpx.domain.wallet.roundtrip.Start;

/** The data sources, by their identifiers in the catalogue: OAuth providers that issue ROTs. */
public interface Sources {
  /** The address for the browser. */
  Start start(String source, Departure departure);

  /** Exchanges the code; all checks of {@link Arrival} are made before the answer is believed. */
  Connection finish(String source, Arrival arrival);

  /** Gets new tokens. A refresh token may be good for one use: keep the new one at once. */
  Renewal refresh(String source, Secret refreshToken);

  /**
   * Fetches one fresh ROT per purpose, in the same order, bound to it where the source supports
   * that (protocol, section 6).
   */
  RotAnswer rots(String source, Secret accessToken, List<RotPurpose> purposes);

  /**
   * Ends the link at the source (RFC 7009). As long as the catalogue has it, it is asked, whatever
   * else the catalogue says of it: its tokens are good until it has ended them.
   *
   * @return whether there is nothing more to ask: the source has confirmed, offers no revocation,
   *     or is known no more, which the operator is told
   */
  boolean revoke(String source, Secret token);

  /**
   * What a source gave.
   *
   * @param accessToken with the scope that opens its ROT endpoint
   */
  record Tokens(Secret accessToken, Instant accessEndsAt, Optional<Secret> refreshToken) {}

  /**
   * The one thing that a ROT will be good for.
   *
   * @param issuer the authorization server
   * @param client the client that will use the permission
   */
  record RotPurpose(
      String issuer, String client, String resource, ScopeSet scopes, Instant endsAt) {}

  /** What came of a code. */
  sealed interface Connection {
    /**
     * Linked.
     *
     * @param label how the source addresses the person, if it says
     */
    record Connected(Tokens tokens, Optional<String> label) implements Connection {}

    /** The answer fails a check, or the code was refused. */
    record NotValid() implements Connection {}

    /** The source can't be reached now. */
    record Unreachable() implements Connection {}
  }

  /** What came of a refresh token. */
  sealed interface Renewal {
    /** New tokens; the old refresh token may have ended. */
    record Renewed(Tokens tokens) implements Renewal {}

    /** The source wants the person to sign in again. */
    record Refused() implements Renewal {}

    /** The source can't be reached now. */
    record Unreachable() implements Renewal {}
  }

  /** What came of asking for ROTs. */
  sealed interface RotAnswer {
    /** One per purpose, in the same order. */
    record Issued(List<Secret> rots) implements RotAnswer {
      public Issued {
        rots = List.copyOf(rots);
      }
    }

    /** The source wants the person to sign in again. */
    record Refused() implements RotAnswer {}

    /** The source can't be reached now. */
    record Unreachable() implements RotAnswer {}
  }
}

package org.openfpx.persistence.wallet;

import static org.openfpx.persistence.generated.wallet.Tables.ROUND_TRIP;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.oauth.Recency;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.roundtrip.Errand;
import org.openfpx.domain.wallet.roundtrip.ReturnPath;
import org.openfpx.domain.wallet.roundtrip.RoundTrip;
import org.openfpx.domain.wallet.roundtrip.RoundTrips;
import org.openfpx.persistence.generated.wallet.tables.records.RoundTripRecord;
import org.openfpx.persistence.pool.Database;

/** The browsers that are away, in the wallet's database; nonce and verifier are sealed. */
public final class JooqRoundTrips implements RoundTrips {
  private static final String SIGN_IN = "sign-in";
  private static final String CONNECT = "connect";

  private final Database database;
  private final Sealer sealer;

  public JooqRoundTrips(Database database, Sealer sealer) {
    this.database = database;
    this.sealer = sealer;
  }

  @Override
  public void begin(RoundTrip trip, SecretHash state) {
    var row = database.db().newRecord(ROUND_TRIP);
    row.setId(trip.id());
    row.setStateHash(state.hex());
    row.setSessionId(trip.session());
    row.setProvider(trip.errand().provider());
    switch (trip.errand()) {
      case Errand.SignIn(_, var again, var recency) -> {
        row.setKind(SIGN_IN);
        row.setAgain(again ? 1 : 0);
        row.setAnew(recency.anew() ? 1 : 0);
        recency.oldest().ifPresent(most -> row.setOldestSeconds(most.toSeconds()));
      }
      case Errand.Connect(_, var account) -> {
        row.setKind(CONNECT);
        row.setAccountId(account.value());
      }
    }
    row.setNonce(seal(trip.nonce(), trip.id()));
    row.setCodeVerifier(seal(trip.codeVerifier(), trip.id()));
    row.setBackTo(trip.backTo().value());
    row.setBeganAt(Seconds.of(trip.beganAt()));
    row.setEndsAt(Seconds.of(trip.endsAt()));
    row.insert();
  }

  @Override
  public Optional<RoundTrip> take(SecretHash state, String session) {
    return database
        .db()
        .selectFrom(ROUND_TRIP)
        .where(ROUND_TRIP.STATE_HASH.eq(state.hex()))
        .and(ROUND_TRIP.SESSION_ID.eq(session))
        .fetchOptional()
        // The DELETE decides who gets it, not the read.
        .filter(row -> delete(row.getId()) == 1)
        .map(this::toDomain);
  }

  private int delete(String id) {
    return database.db().deleteFrom(ROUND_TRIP).where(ROUND_TRIP.ID.eq(id)).execute();
  }

  @Override
  public int reap(Instant before, int atMost) {
    var over =
        database
            .db()
            .select(ROUND_TRIP.ID)
            .from(ROUND_TRIP)
            .where(ROUND_TRIP.ENDS_AT.lt(Seconds.of(before)))
            .limit(atMost)
            .fetch(ROUND_TRIP.ID);
    return database.db().deleteFrom(ROUND_TRIP).where(ROUND_TRIP.ID.in(over)).execute();
  }

  private RoundTrip toDomain(RoundTripRecord row) {
    return new RoundTrip(
        row.getId(),
        row.getSessionId(),
        row.getKind().equals(SIGN_IN)
            ? new Errand.SignIn(row.getProvider(), row.getAgain() != 0, recency(row))
            : new Errand.Connect(row.getProvider(), new AccountId(row.getAccountId())),
        open(row.getNonce(), row.getId()),
        open(row.getCodeVerifier(), row.getId()),
        new ReturnPath(row.getBackTo()),
        Seconds.instant(row.getBeganAt()),
        Seconds.instant(row.getEndsAt()));
  }

  private static Recency recency(RoundTripRecord row) {
    return new Recency(
        row.getAnew() != 0, Optional.ofNullable(row.getOldestSeconds()).map(Duration::ofSeconds));
  }

  private String seal(Secret secret, String id) {
    return sealer.seal(secret.reveal(), "round_trip:" + id).value();
  }

  private Secret open(String sealed, String id) {
    return new Secret(sealer.open(new Sealed(sealed), "round_trip:" + id));
  }
}

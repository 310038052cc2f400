package org.openfpx.persistence.rsa;

import static org.openfpx.persistence.generated.rsa.Tables.PENDING_LOGIN;

import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.openfpx.domain.rsa.linking.LoginId;
import org.openfpx.domain.rsa.linking.PendingLogin;
import org.openfpx.domain.rsa.linking.PendingLogin.AtProvider;
import org.openfpx.domain.rsa.linking.PendingLogins;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.persistence.generated.rsa.tables.records.PendingLoginRecord;
import org.openfpx.persistence.pool.Database;

/** Logins under way as rows. */
public final class JooqPendingLogins implements PendingLogins {
  private final Database database;
  private final Sealer sealer;

  public JooqPendingLogins(Database database, Sealer sealer) {
    this.database = database;
    this.sealer = sealer;
  }

  @Override
  public void open(PendingLogin login) {
    var row = database.db().newRecord(PENDING_LOGIN);
    row.setId(login.id().value());
    row.setBrowserHash(login.browser().hex());
    if (login.stage() instanceof AtProvider at) {
      row.setStateHash(at.state().hex());
    }
    row.setContent(sealer.seal(LoginContent.write(login), place(login.id().value())).value());
    row.setEndsAt(login.endsAt().getEpochSecond());
    database.db().insertInto(PENDING_LOGIN).set(row).execute();
  }

  @Override
  public Optional<PendingLogin> takeAnswered(SecretHash state, SecretHash browser) {
    return take(
        PENDING_LOGIN.STATE_HASH.eq(state.hex()).and(PENDING_LOGIN.BROWSER_HASH.eq(browser.hex())));
  }

  @Override
  public void awaitConsent(PendingLogin login) {
    open(login);
  }

  @Override
  public Optional<PendingLogin> awaitingConsent(LoginId id, SecretHash browser) {
    return find(isAwaitingConsent(id, browser)).map(this::toDomain);
  }

  @Override
  public Optional<PendingLogin> takeDecided(LoginId id, SecretHash browser) {
    return take(isAwaitingConsent(id, browser));
  }

  private static Condition isAwaitingConsent(LoginId id, SecretHash browser) {
    return PENDING_LOGIN
        .ID
        .eq(id.value())
        .and(PENDING_LOGIN.BROWSER_HASH.eq(browser.hex()))
        .and(PENDING_LOGIN.STATE_HASH.isNull());
  }

  private Optional<PendingLogin> take(Condition which) {
    // The DELETE decides the race, not the read: it removes the row for one caller only.
    return find(which)
        .filter(row ->
            database
                    .db()
                    .deleteFrom(PENDING_LOGIN)
                    .where(PENDING_LOGIN.ID.eq(row.getId()))
                    .and(which)
                    .execute()
                == 1)
        .map(this::toDomain);
  }

  private Optional<PendingLoginRecord> find(Condition which) {
    return database.db().selectFrom(PENDING_LOGIN).where(which).fetchOptional();
  }

  private PendingLogin toDomain(PendingLoginRecord row) {
    var fields = LoginContent.read(sealer.open(new Sealed(row.getContent()), place(row.getId())));
    return new PendingLogin(
        new LoginId(row.getId()),
        new SecretHash(row.getBrowserHash()),
        LoginContent.wish(fields),
        LoginContent.stage(fields, Optional.ofNullable(row.getStateHash()).map(SecretHash::new)),
        Instant.ofEpochSecond(row.getEndsAt()));
  }

  private static String place(String id) {
    return "pending-login:" + id;
  }
}

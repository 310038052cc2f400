package org.openfpx.persistence.wallet;

import static org.openfpx.persistence.generated.wallet.Tables.CLIENT_SUBJECT;

import java.util.List;
import java.util.Optional;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.consent.ClientSubjects;
import org.openfpx.persistence.pool.Database;

/** The names by which clients know people, in the wallet's database. */
public final class JooqClientSubjects implements ClientSubjects {
  private final Database database;

  public JooqClientSubjects(Database database) {
    this.database = database;
  }

  @Override
  public String keep(AccountId account, String server, String client, String subject) {
    var known = find(account, server, client);
    if (known.isPresent()) {
      return known.get();
    }
    try {
      database
          .db()
          .insertInto(CLIENT_SUBJECT)
          .set(CLIENT_SUBJECT.ACCOUNT_ID, account.value())
          .set(CLIENT_SUBJECT.SERVER, server)
          .set(CLIENT_SUBJECT.CLIENT, client)
          .set(CLIENT_SUBJECT.SUBJECT, subject)
          .execute();
      return subject;
    } catch (IntegrityConstraintViolationException keptMeanwhile) {
      return find(account, server, client).orElseThrow();
    }
  }

  private Optional<String> find(AccountId account, String server, String client) {
    return database
        .db()
        .select(CLIENT_SUBJECT.SUBJECT)
        .from(CLIENT_SUBJECT)
        .where(CLIENT_SUBJECT.ACCOUNT_ID.eq(account.value()))
        .and(CLIENT_SUBJECT.SERVER.eq(server))
        .and(CLIENT_SUBJECT.CLIENT.eq(client))
        .fetchOptional(CLIENT_SUBJECT.SUBJECT);
  }

  @Override
  public List<Named> of(AccountId account) {
    return database
        .db()
        .selectFrom(CLIENT_SUBJECT)
        .where(CLIENT_SUBJECT.ACCOUNT_ID.eq(account.value()))
        .orderBy(CLIENT_SUBJECT.SERVER, CLIENT_SUBJECT.CLIENT)
        .fetch(row -> new Named(row.getServer(), row.getClient(), row.getSubject()));
  }

  @Override
  public void forget(AccountId account) {
    database
        .db()
        .deleteFrom(CLIENT_SUBJECT)
        .where(CLIENT_SUBJECT.ACCOUNT_ID.eq(account.value()))
        .execute();
  }
}

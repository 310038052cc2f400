package org.openfpx.persistence.wallet;

import static org.openfpx.persistence.generated.wallet.Tables.INVITATION;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.invitation.Invitation;
import org.openfpx.domain.wallet.invitation.Invitations;
import org.openfpx.persistence.pool.Database;

/** The links that owners have made, in the wallet's database. */
public final class JooqInvitations implements Invitations {
  private final Database database;
  private final Sealer sealer;

  public JooqInvitations(Database database, Sealer sealer) {
    this.database = database;
    this.sealer = sealer;
  }

  @Override
  public void keep(Invitation invitation) {
    var code = invitation.code().hex();
    database
        .db()
        .insertInto(INVITATION)
        .set(INVITATION.CODE_HASH, code)
        .set(INVITATION.ACCOUNT_ID, invitation.account().value())
        .set(INVITATION.SERVER, invitation.server())
        .set(INVITATION.CALLED_BY, sealer.seal(invitation.calledBy(), place(code)).value())
        .set(INVITATION.OPEN_UNTIL, Seconds.of(invitation.openUntil()))
        .execute();
  }

  @Override
  public Optional<Invitation> find(SecretHash code) {
    return database
        .db()
        .selectFrom(INVITATION)
        .where(INVITATION.CODE_HASH.eq(code.hex()))
        .fetchOptional(row ->
            new Invitation(
                code,
                new AccountId(row.getAccountId()),
                row.getServer(),
                sealer.open(new Sealed(row.getCalledBy()), place(code.hex())),
                Seconds.instant(row.getOpenUntil())));
  }

  @Override
  public void forget(AccountId account) {
    database.db().deleteFrom(INVITATION).where(INVITATION.ACCOUNT_ID.eq(account.value())).execute();
  }

  @Override
  public int reap(Instant before, int atMost) {
    var over =
        database
            .db()
            .select(INVITATION.CODE_HASH)
            .from(INVITATION)
            .where(INVITATION.OPEN_UNTIL.lt(Seconds.of(before)))
            .limit(atMost)
            .fetch(INVITATION.CODE_HASH);
    return database.db().deleteFrom(INVITATION).where(INVITATION.CODE_HASH.in(over)).execute();
  }

  private static String place(String code) {
    return "invitation:" + code;
  }
}

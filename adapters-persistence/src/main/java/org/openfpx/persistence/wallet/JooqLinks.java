package org.openfpx.persistence.wallet;

import static org.openfpx.persistence.generated.wallet.Tables.SOURCE_LINK;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.linking.Link;
import org.openfpx.domain.wallet.linking.Links;
import org.openfpx.domain.wallet.linking.Sources.Tokens;
import org.openfpx.persistence.generated.wallet.tables.records.SourceLinkRecord;
import org.openfpx.persistence.pool.Database;

/** The linked sources in the wallet's database; label and tokens are sealed. */
public final class JooqLinks implements Links {
  private final Database database;
  private final Sealer sealer;

  public JooqLinks(Database database, Sealer sealer) {
    this.database = database;
    this.sealer = sealer;
  }

  @Override
  public void keep(Link link) {
    database
        .atomically()
        .run(() -> {
          database
              .db()
              .deleteFrom(SOURCE_LINK)
              .where(SOURCE_LINK.ACCOUNT_ID.eq(link.account().value()))
              .and(SOURCE_LINK.LINKED_AS.eq(link.source()))
              .execute();
          return insert(link);
        });
  }

  private int insert(Link link) {
    var row = database.db().newRecord(SOURCE_LINK);
    row.setId(link.id());
    row.setAccountId(link.account().value());
    row.setSource(link.source());
    row.setLinkedAs(link.source());
    link.label().map(label -> seal(label, link.id())).ifPresent(row::setLabel);
    row.setAccessToken(seal(link.tokens().accessToken().reveal(), link.id()));
    row.setAccessEndsAt(Seconds.of(link.tokens().accessEndsAt()));
    link.tokens()
        .refreshToken()
        .map(token -> seal(token.reveal(), link.id()))
        .ifPresent(row::setRefreshToken);
    row.setToRenew(link.toRenew());
    row.setLinkedAt(Seconds.of(link.linkedAt()));
    row.setRevision(link.revision());
    row.setLeasedUntil(0L);
    return row.insert();
  }

  @Override
  public Optional<Link> find(AccountId account, String source) {
    return database
        .db()
        .selectFrom(SOURCE_LINK)
        .where(SOURCE_LINK.ACCOUNT_ID.eq(account.value()))
        .and(SOURCE_LINK.LINKED_AS.eq(source))
        .fetchOptional(this::toDomain);
  }

  @Override
  public List<Link> of(AccountId account) {
    return database
        .db()
        .selectFrom(SOURCE_LINK)
        .where(SOURCE_LINK.ACCOUNT_ID.eq(account.value()))
        .and(SOURCE_LINK.LINKED_AS.isNotNull())
        .orderBy(SOURCE_LINK.LINKED_AT, SOURCE_LINK.ID)
        .fetch(this::toDomain);
  }

  @Override
  public boolean lease(String id, int revision, Instant now, Duration length) {
    return database
            .db()
            .update(SOURCE_LINK)
            .set(SOURCE_LINK.LEASED_UNTIL, Seconds.of(now.plus(length)))
            .where(SOURCE_LINK.ID.eq(id))
            .and(SOURCE_LINK.REVISION.eq(revision))
            .and(SOURCE_LINK.LEASED_UNTIL.le(Seconds.of(now)))
            .execute()
        == 1;
  }

  @Override
  public void release(String id, int revision) {
    database
        .db()
        .update(SOURCE_LINK)
        .set(SOURCE_LINK.LEASED_UNTIL, 0L)
        .where(SOURCE_LINK.ID.eq(id))
        .and(SOURCE_LINK.REVISION.eq(revision))
        .execute();
  }

  @Override
  public void renew(String id, int revision, Tokens tokens) {
    var update =
        database
            .db()
            .update(SOURCE_LINK)
            .set(SOURCE_LINK.ACCESS_TOKEN, seal(tokens.accessToken().reveal(), id))
            .set(SOURCE_LINK.ACCESS_ENDS_AT, Seconds.of(tokens.accessEndsAt()))
            .set(SOURCE_LINK.REVISION, revision + 1)
            .set(SOURCE_LINK.LEASED_UNTIL, 0L);
    // A source that sends no new refresh token means the old one to go on.
    var kept =
        tokens
            .refreshToken()
            .map(token -> update.set(SOURCE_LINK.REFRESH_TOKEN, seal(token.reveal(), id)))
            .orElse(update);
    kept.where(SOURCE_LINK.ID.eq(id)).and(SOURCE_LINK.REVISION.eq(revision)).execute();
  }

  @Override
  public void toRenew(String id, int revision) {
    database
        .db()
        .update(SOURCE_LINK)
        .set(SOURCE_LINK.TO_RENEW, true)
        .set(SOURCE_LINK.LEASED_UNTIL, 0L)
        .where(SOURCE_LINK.ID.eq(id))
        .and(SOURCE_LINK.REVISION.eq(revision))
        .execute();
  }

  @Override
  public Optional<Link> part(AccountId account, String source) {
    return find(account, source).filter(link -> part(link.id()) == 1);
  }

  private int part(String id) {
    return database
        .db()
        .update(SOURCE_LINK)
        .set(SOURCE_LINK.LINKED_AS, (String) null)
        .where(SOURCE_LINK.ID.eq(id))
        .and(SOURCE_LINK.LINKED_AS.isNotNull())
        .execute();
  }

  @Override
  public List<Link> parting(Optional<Link> after, int atMost) {
    return database
        .db()
        .selectFrom(SOURCE_LINK)
        .where(SOURCE_LINK.LINKED_AS.isNull())
        .and(after.map(link -> SOURCE_LINK.ID.gt(link.id())).orElse(DSL.noCondition()))
        .orderBy(SOURCE_LINK.ID)
        .limit(atMost)
        .fetch(this::toDomain);
  }

  @Override
  public boolean isParting(AccountId account) {
    return database
        .db()
        .fetchExists(
            SOURCE_LINK,
            SOURCE_LINK.ACCOUNT_ID.eq(account.value()).and(SOURCE_LINK.LINKED_AS.isNull()));
  }

  @Override
  public void remove(String id) {
    database
        .db()
        .deleteFrom(SOURCE_LINK)
        .where(SOURCE_LINK.ID.eq(id))
        .and(SOURCE_LINK.LINKED_AS.isNull())
        .execute();
  }

  private Link toDomain(SourceLinkRecord row) {
    return new Link(
        row.getId(),
        new AccountId(row.getAccountId()),
        row.getSource(),
        Optional.ofNullable(row.getLabel()).map(sealed -> open(sealed, row.getId())),
        new Tokens(
            new Secret(open(row.getAccessToken(), row.getId())),
            Seconds.instant(row.getAccessEndsAt()),
            Optional.ofNullable(row.getRefreshToken())
                .map(sealed -> new Secret(open(sealed, row.getId())))),
        row.getToRenew(),
        Seconds.instant(row.getLinkedAt()),
        row.getRevision());
  }

  private String seal(String clear, String id) {
    return sealer.seal(clear, "source_link:" + id).value();
  }

  private String open(String sealed, String id) {
    return sealer.open(new Sealed(sealed), "source_link:" + id);
  }
}

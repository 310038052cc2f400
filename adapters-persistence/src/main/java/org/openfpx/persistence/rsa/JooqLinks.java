package org.openfpx.persistence.rsa;

import static org.openfpx.persistence.generated.rsa.Tables.PERSON_LINK;
import static org.openfpx.persistence.generated.rsa.Tables.PERSON_PSEUDONYM;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.rsa.linking.DownstreamTokens;
import org.openfpx.domain.rsa.linking.Link;
import org.openfpx.domain.rsa.linking.LinkId;
import org.openfpx.domain.rsa.linking.Links;
import org.openfpx.domain.rsa.linking.Person;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.persistence.generated.rsa.tables.records.PersonLinkRecord;
import org.openfpx.persistence.pool.Database;

/** Links as rows; tokens and names are sealed, each for its row and column. */
public final class JooqLinks implements Links {
  /** How many connections may wait for the source's provider at once: it may be slow. */
  private static final int MOST_RENEWALS = 4;

  private final Database database;
  private final Sealer sealer;
  private final Semaphore renewals = new Semaphore(MOST_RENEWALS, true);

  public JooqLinks(Database database, Sealer sealer) {
    this.database = database;
    this.sealer = sealer;
  }

  @Override
  public void add(Link link) {
    var row = database.db().newRecord(PERSON_LINK);
    row.setId(link.id().value());
    row.setIssuer(link.person().issuer().toString());
    row.setSubject(link.person().subject());
    row.setWallet(link.wallet().value());
    row.setPseudonym(link.pseudonym());
    link.displayName().ifPresent(name -> row.setDisplayName(sealed(link.id(), "name", name)));
    setTokens(row, link.id(), link.downstream());
    row.setToRenew(link.toRenew());
    row.setLinkedAt(link.linkedAt().getEpochSecond());
    database.db().insertInto(PERSON_LINK).set(row).execute();
  }

  @Override
  public Optional<Link> find(LinkId id) {
    return database
        .db()
        .selectFrom(PERSON_LINK)
        .where(PERSON_LINK.ID.eq(id.value()))
        .fetchOptional()
        .map(this::toDomain);
  }

  @Override
  public String pseudonym(Person person, ClientId wallet, String candidate) {
    var key =
        SecretHash.sha256(person.issuer() + "\n" + person.subject() + "\n" + wallet.value()).hex();
    // Whoever comes second inserts nothing and reads what the first has kept.
    database
        .db()
        .insertInto(PERSON_PSEUDONYM)
        .set(PERSON_PSEUDONYM.PERSON_AT_WALLET, key)
        .set(PERSON_PSEUDONYM.PSEUDONYM, candidate)
        .onDuplicateKeyIgnore()
        .execute();
    return database
        .db()
        .select(PERSON_PSEUDONYM.PSEUDONYM)
        .from(PERSON_PSEUDONYM)
        .where(PERSON_PSEUDONYM.PERSON_AT_WALLET.eq(key))
        .fetchSingle()
        .value1();
  }

  @Override
  public <T> Optional<T> exclusively(LinkId id, Function<Link, T> work) {
    renewals.acquireUninterruptibly();
    try {
      return database.atomically().run(() -> locked(id).map(work));
    } finally {
      renewals.release();
    }
  }

  private Optional<Link> locked(LinkId id) {
    return database
        .db()
        .selectFrom(PERSON_LINK)
        .where(PERSON_LINK.ID.eq(id.value()))
        .forUpdate()
        .fetchOptional()
        .map(this::toDomain);
  }

  @Override
  public void keep(LinkId id, DownstreamTokens renewed) {
    var row = database.db().newRecord(PERSON_LINK);
    setTokens(row, id, renewed);
    row.setToRenew(false);
    database.db().update(PERSON_LINK).set(row).where(PERSON_LINK.ID.eq(id.value())).execute();
  }

  @Override
  public void markToRenew(LinkId id) {
    database
        .db()
        .update(PERSON_LINK)
        .set(PERSON_LINK.TO_RENEW, true)
        .where(PERSON_LINK.ID.eq(id.value()))
        .execute();
  }

  @Override
  public Optional<Link> renewalOf(Link stale) {
    // A pseudonym is one person's at one wallet.
    return database
        .db()
        .selectFrom(PERSON_LINK)
        .where(PERSON_LINK.PSEUDONYM.eq(stale.pseudonym()))
        .and(PERSON_LINK.TO_RENEW.isFalse())
        .and(PERSON_LINK.ID.ne(stale.id().value()))
        .orderBy(PERSON_LINK.LINKED_AT.desc())
        .limit(1)
        .fetchOptional()
        .map(this::toDomain);
  }

  @Override
  public Optional<Link> end(LinkId id) {
    return database
        .atomically()
        .run(() -> {
          var found = locked(id);
          database.db().deleteFrom(PERSON_LINK).where(PERSON_LINK.ID.eq(id.value())).execute();
          return found;
        });
  }

  private void setTokens(PersonLinkRecord row, LinkId id, DownstreamTokens tokens) {
    row.setAccessToken(sealed(id, "access-token", tokens.accessToken().reveal()));
    row.set(
        PERSON_LINK.REFRESH_TOKEN,
        tokens
            .refreshToken()
            .map(token -> sealed(id, "refresh-token", token.reveal()))
            .orElse(null));
    row.setAccessTokenEndsAt(tokens.endsAt().getEpochSecond());
  }

  private Link toDomain(PersonLinkRecord row) {
    var id = new LinkId(row.getId());
    return new Link(
        id,
        new Person(URI.create(row.getIssuer()), row.getSubject()),
        new ClientId(row.getWallet()),
        row.getPseudonym(),
        Optional.ofNullable(row.getDisplayName()).map(sealed -> opened(id, "name", sealed)),
        new DownstreamTokens(
            new Secret(opened(id, "access-token", row.getAccessToken())),
            Optional.ofNullable(row.getRefreshToken())
                .map(sealed -> new Secret(opened(id, "refresh-token", sealed))),
            Instant.ofEpochSecond(row.getAccessTokenEndsAt())),
        row.getToRenew(),
        Instant.ofEpochSecond(row.getLinkedAt()));
  }

  private String sealed(LinkId id, String what, String clear) {
    return sealer.seal(clear, place(id, what)).value();
  }

  private String opened(LinkId id, String what, String sealed) {
    return sealer.open(new Sealed(sealed), place(id, what));
  }

  private static String place(LinkId id, String what) {
    return "link." + what + ":" + id.value();
  }
}

package org.openfpx.persistence.rsa;

import static org.openfpx.persistence.generated.rsa.Tables.ISSUED_ROT;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.rsa.linking.LinkId;
import org.openfpx.domain.rsa.rot.IssuedRot;
import org.openfpx.domain.rsa.rot.PermissionId;
import org.openfpx.domain.rsa.rot.RotBinding;
import org.openfpx.domain.rsa.rot.RotUse;
import org.openfpx.domain.rsa.rot.Rots;
import org.openfpx.domain.rsa.route.ResourceId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.persistence.generated.rsa.tables.records.IssuedRotRecord;
import org.openfpx.persistence.pool.Database;

/** ROTs as rows, by their hashes. */
public final class JooqRots implements Rots {
  private final Database database;

  public JooqRots(Database database) {
    this.database = database;
  }

  @Override
  public void add(List<IssuedRot> rots) {
    var insert = database.db().insertInto(ISSUED_ROT, ISSUED_ROT.fields());
    for (IssuedRot rot : rots) {
      insert = insert.values(row(rot).intoArray());
    }
    insert.execute();
  }

  private IssuedRotRecord row(IssuedRot rot) {
    var row = database.db().newRecord(ISSUED_ROT);
    row.setRotHash(rot.hash().hex());
    row.setLinkId(rot.link().value());
    row.setBindableUntil(rot.bindableUntil().getEpochSecond());
    row.setGoneAt(rot.bindableUntil().getEpochSecond());
    rot.issuedFor()
        .ifPresent(use -> {
          row.setForIssuer(use.authorizationServer().toString());
          row.setForClient(use.client().value());
          row.setForResource(use.resource().value());
          row.setForScopes(use.scopes().toString());
          row.setForEndsAt(use.endsAt().getEpochSecond());
        });
    return row;
  }

  @Override
  public Optional<IssuedRot> find(SecretHash rot) {
    return database
        .db()
        .selectFrom(ISSUED_ROT)
        .where(ISSUED_ROT.ROT_HASH.eq(rot.hex()))
        .fetchOptional()
        .map(JooqRots::toDomain);
  }

  @Override
  public boolean bind(SecretHash rot, RotBinding to, Instant now) {
    // The UPDATE decides the race, not the read: its condition holds for one caller only.
    return database
            .db()
            .update(ISSUED_ROT)
            .set(ISSUED_ROT.BOUND_ISSUER, to.authorizationServer().toString())
            .set(ISSUED_ROT.BOUND_PERMISSION, to.permission().value())
            .set(ISSUED_ROT.BOUND_CLIENT, to.client().value())
            .set(ISSUED_ROT.BOUND_RESOURCE, to.resource().value())
            .set(ISSUED_ROT.BOUND_ENDS_AT, to.endsAt().getEpochSecond())
            .set(ISSUED_ROT.GONE_AT, to.endsAt().getEpochSecond())
            .where(ISSUED_ROT.ROT_HASH.eq(rot.hex()))
            .and(ISSUED_ROT.BOUND_PERMISSION.isNull())
            .and(ISSUED_ROT.BINDABLE_UNTIL.gt(now.getEpochSecond()))
            .execute()
        == 1;
  }

  @Override
  public void endWith(LinkId link) {
    database.db().deleteFrom(ISSUED_ROT).where(ISSUED_ROT.LINK_ID.eq(link.value())).execute();
  }

  private static IssuedRot toDomain(IssuedRotRecord row) {
    return new IssuedRot(
        new SecretHash(row.getRotHash()),
        new LinkId(row.getLinkId()),
        Optional.ofNullable(row.getForIssuer())
            .map(issuer ->
                new RotUse(
                    URI.create(issuer),
                    new ClientId(row.getForClient()),
                    new ResourceId(row.getForResource()),
                    ScopeSet.parse(row.getForScopes()),
                    Instant.ofEpochSecond(row.getForEndsAt()))),
        Instant.ofEpochSecond(row.getBindableUntil()),
        Optional.ofNullable(row.getBoundIssuer())
            .map(issuer ->
                new RotBinding(
                    URI.create(issuer),
                    new PermissionId(row.getBoundPermission()),
                    new ClientId(row.getBoundClient()),
                    new ResourceId(row.getBoundResource()),
                    Instant.ofEpochSecond(row.getBoundEndsAt()))));
  }
}

package org.openfpx.apps.demo.clinic;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.openfpx.domain.oauth.AccessToken;
import org.openfpx.domain.oauth.GrantEndings;
import org.openfpx.domain.oauth.GrantId;
import org.openfpx.domain.rsa.rot.PresentedRot;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.time.World;
import org.openfpx.persistence.pool.Database;

/**
 * The ROTs that the clinic has given out, each for one wallet's connection with one person. One is
 * tied to the permission with which it is first seen, and to nothing else from then on; until then
 * it lives half an hour, afterwards as long as the connection. One that was asked for without a use
 * is tied to issuer, client and resource of that permission as well.
 */
final class Rots implements GrantEndings {
  static final Duration UNTIL_FIRST_SEEN = Duration.ofMinutes(30);
  private static final int LENGTH = 64;
  private static final String NOT_YET = "";

  private static final Table<Record> ROT = table(name("clinic_rot"));
  private static final Field<String> HASH = field(name("rot_hash"), String.class);
  private static final Field<String> GRANT = field(name("grant_id"), String.class);
  private static final Field<String> SUBJECT = field(name("subject"), String.class);
  private static final Field<Long> EXPIRES = field(name("expires_at"), Long.class);
  private static final Field<String> ISSUER = field(name("issuer"), String.class);
  private static final Field<String> CLIENT = field(name("client_id"), String.class);
  private static final Field<String> RESOURCE = field(name("resource_id"), String.class);
  private static final Field<String> SCOPES = field(name("scopes"), String.class);
  private static final Field<Long> END = field(name("permission_end"), Long.class);
  private static final Field<String> PERMISSION = field(name("permission_id"), String.class);

  private static final Field<Boolean> FREE = field(name("free"), Boolean.class);

  private final Database database;
  private final World world;

  Rots(Database database, World world) {
    this.database = database;
    this.world = world;
  }

  /** A new ROT for whoever the wallet's token is about, good for nothing but this. */
  Secret issue(AccessToken connection, Binding binding) {
    return issue(connection, binding, false);
  }

  /** The same, good for the one use with which it is first seen. */
  Secret issueFree(AccessToken connection) {
    return issue(connection, new Binding("", "", "", Set.of(), Instant.EPOCH), true);
  }

  private Secret issue(AccessToken connection, Binding binding, boolean free) {
    var rot = world.secrets().next(LENGTH);
    database
        .db()
        .insertInto(ROT)
        .set(HASH, rot.hash().hex())
        .set(GRANT, connection.grant().value())
        .set(SUBJECT, connection.subject().orElseThrow())
        .set(EXPIRES, world.time().instant().plus(UNTIL_FIRST_SEEN).getEpochSecond())
        .set(ISSUER, binding.issuer())
        .set(CLIENT, binding.clientId())
        .set(RESOURCE, binding.resourceId())
        .set(SCOPES, String.join(" ", binding.scopes()))
        .set(END, binding.end().getEpochSecond())
        .set(PERMISSION, NOT_YET)
        .set(FREE, free)
        .execute();
    return rot;
  }

  /** Whose records a permission is about, if its ROT is good for it. */
  Optional<String> resolve(Secret rot, String permissionId, Binding permission) {
    var hash = rot.hash();
    return row(hash)
        .filter(row -> isFor(row, permission))
        .filter(row -> isBound(row, hash, permissionId, permission))
        .map(row -> row.get(SUBJECT));
  }

  /** The same of one that has been introspected. */
  Optional<String> resolve(PresentedRot shown) {
    return resolve(shown.rot(), shown.permission().value(), Binding.of(shown.use()));
  }

  @Override
  public void ended(GrantId grant) {
    database.db().deleteFrom(ROT).where(GRANT.eq(grant.value())).execute();
  }

  /** Drops what was never seen in time. */
  void reap() {
    database
        .db()
        .deleteFrom(ROT)
        .where(PERMISSION.eq(NOT_YET))
        .and(EXPIRES.le(world.time().instant().getEpochSecond()))
        .execute();
  }

  private static boolean isFor(Record row, Binding permission) {
    if (!row.get(FREE)) {
      return binding(row).covers(permission);
    }
    return row.get(PERMISSION).equals(NOT_YET) || binding(row).isUseOf(permission);
  }

  private boolean isBound(Record row, SecretHash hash, String permissionId, Binding permission) {
    if (!row.get(PERMISSION).equals(NOT_YET)) {
      return row.get(PERMISSION).equals(permissionId);
    }
    var bind = database.db().update(ROT).set(PERMISSION, permissionId);
    if (row.get(FREE)) {
      bind =
          bind.set(ISSUER, permission.issuer())
              .set(CLIENT, permission.clientId())
              .set(RESOURCE, permission.resourceId());
    }
    // The condition decides between two that see it first at the same time.
    int bound =
        bind.where(HASH.eq(hash.hex()))
            .and(PERMISSION.eq(NOT_YET))
            .and(EXPIRES.gt(world.time().instant().getEpochSecond()))
            .execute();
    return bound == 1
        || row(hash)
            .filter(now -> now.get(PERMISSION).equals(permissionId) && isFor(now, permission))
            .isPresent();
  }

  private Optional<Record> row(SecretHash hash) {
    return database.db().select().from(ROT).where(HASH.eq(hash.hex())).fetchOptional();
  }

  private static Binding binding(Record row) {
    return new Binding(
        row.get(ISSUER),
        row.get(CLIENT),
        row.get(RESOURCE),
        Set.of(row.get(SCOPES).split(" ", -1)),
        Instant.ofEpochSecond(row.get(END)));
  }
}

package org.openfpx.persistence.as;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.as.permission.Login;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.registry.DefinitionId;
import org.openfpx.domain.as.registry.PurposeId;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.transaction.Kind;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.assurance.Aal;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.assurance.Ial;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.persistence.generated.as.tables.records.PermissionRecord;

/** A permission as a row, and back. */
final class PermissionRows {
  static final String PENDING = "PENDING";
  static final String ACTIVE = "ACTIVE";
  static final String ENDED = "ENDED";

  private PermissionRows() {}

  /** A whole row, save what belongs to the push. */
  static PermissionRecord row(Permission permission) {
    var row = new PermissionRecord();
    row.setId(permission.id().value());
    row.setTransactionId(permission.transaction().value());
    row.setAccountId(permission.account().value());
    row.setGuestId(permission.guest().map(ClientId::value).orElse(null));
    row.setClientId(permission.client().value());
    row.setResourceId(permission.resource().value());
    row.setDefinitionId(permission.definition().value());
    row.setScopes(permission.scopes().toString());
    row.setPurpose(permission.purpose().map(PurposeId::value).orElse(null));
    row.setRot(permission.rot().map(Sealed::value).orElse(null));
    row.setGivenAt(permission.givenAt().getEpochSecond());
    row.setExpiresAt(permission.expiresAt().getEpochSecond());
    row.setOverAt(permission.expiresAt().getEpochSecond());
    write(permission.state(), row);
    return row;
  }

  /** The columns of a state alone, for an UPDATE. */
  static PermissionRecord columns(Permission.State state) {
    var row = new PermissionRecord();
    write(state, row);
    return row;
  }

  private static void write(Permission.State state, PermissionRecord row) {
    var active =
        state instanceof Permission.State.Active it
            ? Optional.of(it)
            : Optional.<Permission.State.Active>empty();
    row.setState(name(state));
    row.setEndedAt(
        state instanceof Permission.State.Ended(var at) ? Long.valueOf(at.getEpochSecond()) : null);
    row.setIal(active.map(it -> it.login().assurance().ial().level()).orElse(null));
    row.setAal(active.map(it -> it.login().assurance().aal().level()).orElse(null));
    row.setLoginAge(active.flatMap(it -> it.login().age()).map(Duration::toSeconds).orElse(null));
    row.setKind(active.map(it -> it.kind().name()).orElse(null));
    row.setInTicket(active.map(it -> it.inTicket().toString()).orElse(null));
  }

  static Permission toDomain(PermissionRecord row) {
    return new Permission(
        new PermissionId(row.getId()),
        new TransactionId(row.getTransactionId()),
        new ClientId(row.getAccountId()),
        new ClientId(row.getClientId()),
        new ResourceId(row.getResourceId()),
        new DefinitionId(row.getDefinitionId()),
        ScopeSet.parse(row.getScopes()),
        Optional.ofNullable(row.getPurpose()).map(PurposeId::new),
        Optional.ofNullable(row.getRot()).map(Sealed::new),
        Instant.ofEpochSecond(row.getGivenAt()),
        Instant.ofEpochSecond(row.getExpiresAt()),
        state(row),
        Optional.ofNullable(row.getGuestId()).map(ClientId::new));
  }

  private static String name(Permission.State state) {
    return switch (state) {
      case Permission.State.Pending _ -> PENDING;
      case Permission.State.Active _ -> ACTIVE;
      case Permission.State.Ended _ -> ENDED;
    };
  }

  private static Permission.State state(PermissionRecord row) {
    return switch (row.getState()) {
      case PENDING -> new Permission.State.Pending();
      case ACTIVE ->
          new Permission.State.Active(
              new Login(
                  new Assurance(new Ial(row.getIal()), new Aal(row.getAal())),
                  Optional.ofNullable(row.getLoginAge()).map(Duration::ofSeconds)),
              Kind.valueOf(row.getKind()),
              ScopeSet.parse(row.getInTicket()));
      case ENDED -> new Permission.State.Ended(Instant.ofEpochSecond(row.getEndedAt()));
      default -> throw new IllegalStateException("no state is called " + row.getState());
    };
  }
}

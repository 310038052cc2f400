package org.openfpx.persistence.as;

import static org.openfpx.persistence.generated.as.Tables.UMA_TRANSACTION;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.persistence.generated.as.tables.records.UmaTransactionRecord;

/** A stage as the columns of a transaction's row. */
final class Stages {
  static final String REQUESTED = "REQUESTED";
  static final String GATHERING = "GATHERING";
  static final String SUBMITTED = "SUBMITTED";
  static final String GRANTED = "GRANTED";
  static final String DENIED = "DENIED";
  static final String REDEEMED = "REDEEMED";
  static final String EXPIRED = "EXPIRED";

  private Stages() {}

  static String name(Stage stage) {
    return switch (stage) {
      case Stage.Requested _ -> REQUESTED;
      case Stage.Gathering _ -> GATHERING;
      case Stage.Submitted _ -> SUBMITTED;
      case Stage.Granted _ -> GRANTED;
      case Stage.Denied _ -> DENIED;
      case Stage.Redeemed _ -> REDEEMED;
      case Stage.Expired _ -> EXPIRED;
    };
  }

  static Stage read(UmaTransactionRecord row) {
    return switch (row.getStage()) {
      case REQUESTED -> new Stage.Requested();
      case GATHERING -> gathering(row);
      case SUBMITTED -> new Stage.Submitted();
      case GRANTED -> new Stage.Granted();
      case DENIED -> new Stage.Denied();
      case REDEEMED -> new Stage.Redeemed();
      case EXPIRED -> new Stage.Expired();
      default -> throw new IllegalStateException("no stage is called " + row.getStage());
    };
  }

  /** What a row holds at that stage; all that belongs to gathering is emptied at every other. */
  static Map<Field<?>, @Nullable Object> columns(Stage stage) {
    var gathering =
        stage instanceof Stage.Gathering it ? Optional.of(it) : Optional.<Stage.Gathering>empty();
    var visit = gathering.flatMap(Stage.Gathering::visit);
    var columns = new LinkedHashMap<Field<?>, @Nullable Object>();
    columns.put(UMA_TRANSACTION.BROWSER_HASH, gathering.map(it -> it.browser().hex()).orElse(null));
    columns.put(
        UMA_TRANSACTION.RETURN_ADDRESS, gathering.map(Stage.Gathering::returnAddress).orElse(null));
    columns.put(
        UMA_TRANSACTION.CLIENT_STATE, gathering.flatMap(Stage.Gathering::clientState).orElse(null));
    columns.put(UMA_TRANSACTION.WALLET, visit.map(it -> it.wallet().value()).orElse(null));
    columns.put(UMA_TRANSACTION.HANDLE_HASH, visit.map(it -> it.handle().hex()).orElse(null));
    columns.put(UMA_TRANSACTION.STATE_HASH, visit.map(it -> it.state().hex()).orElse(null));
    columns.put(UMA_TRANSACTION.STATE_TAKEN, false);
    columns.put(UMA_TRANSACTION.STAGE, name(stage));
    return columns;
  }

  private static Stage.Gathering gathering(UmaTransactionRecord row) {
    return new Stage.Gathering(
        new SecretHash(row.getBrowserHash()),
        row.getReturnAddress(),
        Optional.ofNullable(row.getClientState()),
        Optional.ofNullable(row.getWallet()).map(wallet -> visit(wallet, row)));
  }

  private static Stage.Visit visit(String wallet, UmaTransactionRecord row) {
    return new Stage.Visit(
        new WalletId(wallet),
        new SecretHash(row.getHandleHash()),
        new SecretHash(row.getStateHash()));
  }
}

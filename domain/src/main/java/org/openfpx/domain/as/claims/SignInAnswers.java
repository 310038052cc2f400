package org.openfpx.domain.as.claims;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.as.permission.Login;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.oauth.RedirectTarget;
import org.openfpx.domain.secret.Secret;

/** What a client gets whose authorization request a wallet has answered (protocol, section 2.4). */
@FunctionalInterface
public interface SignInAnswers {
  /** The answer, of which nothing is kept yet; empty where the yes lacks something. */
  Optional<Answer> answer(Yes yes, Snapshot registry);

  /**
   * A verified yes.
   *
   * @param target where the client wants the person back
   * @param pushed what is pending, and the wallet stands by
   */
  record Yes(
      Transaction transaction,
      RedirectTarget target,
      WalletLogins.Said said,
      Login login,
      List<Permission> pushed) {
    public Yes {
      pushed = List.copyOf(pushed);
    }
  }

  /**
   * What it gives.
   *
   * @param keep keeps the code, and what goes with it; for whoever has decided the transaction
   */
  record Answer(Secret code, Map<PermissionId, Permissions.Decided> decided, Runnable keep) {
    public Answer {
      decided = Map.copyOf(decided);
    }
  }
}

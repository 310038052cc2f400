package org.openfpx.domain.as.claims;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.transaction.Transaction;

/**
 * What a wallet has pushed into a transaction, and is pending.
 *
 * @param isStoodBy whether the wallet says of exactly these that it pushed them
 */
record Pushed(List<Permission> permissions, boolean isStoodBy) {
  Pushed {
    permissions = List.copyOf(permissions);
  }

  static Pushed into(Transaction transaction, Permissions store, WalletLogins.Said said) {
    var pending =
        store.ofTransaction(transaction.id()).stream()
            .filter(one -> one.state() instanceof Permission.State.Pending)
            .filter(one -> transaction.client().equals(Optional.of(one.client())))
            .filter(one -> one.transaction().equals(transaction.id()))
            .toList();
    return new Pushed(pending, isStoodBy(pending, said));
  }

  private static boolean isStoodBy(List<Permission> pushed, WalletLogins.Said said) {
    var expected = PermissionsHash.of(pushed.stream().map(Permission::id).toList());
    return said.permissionsHash()
        .filter(hash ->
            MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8)))
        .isPresent();
  }
}

package org.openfpx.domain.testing.as;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.permission.Permissions;
import org.openfpx.domain.as.token.Tokens;
import org.openfpx.domain.as.transaction.Additions;
import org.openfpx.domain.as.transaction.Transactions;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.SecretHash;

/**
 * Stores that do what the true ones do, save that they return rows which are not the asker's: a
 * ticket whoever shows it, every permission for any transaction, any account's permission.
 */
public record LyingStores(Transactions transactions, Permissions permissions, Tokens tokens) {

  public LyingStores(
      InMemoryTransactions transactions, InMemoryPermissions permissions, InMemoryTokens tokens) {
    this(ofTickets(transactions), ofPermissions(permissions), ofTokens(tokens, permissions));
  }

  private interface Lie {
    Optional<Object> told(Method method, Object[] arguments);
  }

  private static Transactions ofTickets(InMemoryTransactions truth) {
    return instead(
        Transactions.class,
        truth,
        (method, given) -> {
          if (!method.getName().equals("swapTicket")) {
            return Optional.empty();
          }
          var owner = truth.all().getLast().client().orElse((ClientId) given[1]);
          return Optional.of(
              truth.swapTicket(
                  (SecretHash) given[0], owner, (SecretHash) given[2], (Additions) given[3]));
        });
  }

  private static Permissions ofPermissions(InMemoryPermissions truth) {
    return instead(
        Permissions.class,
        truth,
        (method, given) ->
            switch (method.getName()) {
              case "ofTransaction" -> Optional.of(truth.all());
              case "find" -> Optional.of(any(truth, (PermissionId) given[0]));
              default -> Optional.empty();
            });
  }

  private static Optional<Permission> any(InMemoryPermissions truth, PermissionId id) {
    return truth.all().stream().filter(one -> one.id().equals(id)).findFirst();
  }

  private static Tokens ofTokens(InMemoryTokens truth, InMemoryPermissions permissions) {
    return instead(
        Tokens.class,
        truth,
        (method, given) ->
            method.getName().equals("accessToken")
                ? Optional.of(
                    truth
                        .accessToken((SecretHash) given[0])
                        .map(found ->
                            new Tokens.Versioned<>(
                                new Tokens.WithPermissions(
                                    found.value().token(), permissions.all()),
                                found.registryVersion())))
                : Optional.empty());
  }

  private static <T> T instead(Class<T> port, T truth, Lie lie) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              var told = lie.told(method, arguments);
              if (told.isPresent()) {
                return told.get();
              }
              try {
                return method.invoke(truth, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}

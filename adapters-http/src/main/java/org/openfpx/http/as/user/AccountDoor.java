package org.openfpx.http.as.user;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.as.token.ServiceScopes;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.http.as.door.ServiceDoor;

/** Lets accounts in, each to what is its own. */
final class AccountDoor {
  private final ServiceDoor door;

  AccountDoor(ServiceDoor door) {
    this.door = door;
  }

  /** What happens inside. */
  @FunctionalInterface
  interface Answering {
    void answer(Context context, ClientId account, Snapshot registry);
  }

  /** The handler of an address that is for accounts. */
  Handler to(Answering answering) {
    return context ->
        door.open(
            context,
            ServiceScopes.USER,
            (account, registry) -> answering.answer(context, account, registry));
  }

  /** The handler of an address that is for accounts, and for wallets that look at requests. */
  Handler toWalletsToo(Answering answering) {
    return context ->
        door.open(
            context,
            ServiceScopes.USER,
            ServiceScopes.REQUESTS,
            (asking, registry) -> answering.answer(context, asking, registry));
  }
}

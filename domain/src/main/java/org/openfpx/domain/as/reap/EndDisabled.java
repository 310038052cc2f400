package org.openfpx.domain.as.reap;

import java.util.Optional;
import org.openfpx.domain.as.policy.EndProven;
import org.openfpx.domain.as.registry.ResourceServerId;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.as.token.Tokens;
import org.openfpx.domain.as.transaction.Transactions;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.ProviderStores;
import org.openfpx.domain.registry.Entity;
import org.openfpx.domain.registry.EntityKey;
import org.openfpx.domain.registry.Registry;
import org.openfpx.domain.registry.RegistryStore;

/**
 * Ends what a disabled party has under way, so that enabling it later gives back permissions but
 * never revives access tokens and tickets (protocol, section 5). That it takes part in nothing
 * meanwhile is not this one's doing: it is not in the snapshot.
 */
public final class EndDisabled {
  private final RegistryStore store;
  private final Transactions transactions;
  private final Tokens tokens;
  private final ProviderStores signIns;
  private final EndProven endProven;
  private long doneAt = -1;
  private boolean isDoneWithClaims;

  public EndDisabled(
      RegistryStore store,
      Transactions transactions,
      Tokens tokens,
      ProviderStores signIns,
      EndProven endProven) {
    this.signIns = signIns;
    this.endProven = endProven;
    this.store = store;
    this.transactions = transactions;
    this.tokens = tokens;
  }

  /** Looks at the registry if it has changed since the last time. */
  public synchronized void end() {
    if (store.version() == doneAt) {
      return;
    }
    var registry = store.load();
    endClaimsWhereStrict(registry);
    for (var entity : registry.entities().values()) {
      if (entity.fields().disabled()) {
        end(entity);
      }
    }
    doneAt = registry.version();
  }

  /** In a strict network claims open nothing (protocol, section 0). */
  private void endClaimsWhereStrict(Registry registry) {
    boolean isStrict =
        registry.ofType("network").stream()
            .noneMatch(one -> one.fields().text("mode").filter("standard"::equals).isPresent());
    if (isStrict && !isDoneWithClaims) {
      endProven.end(Optional.empty());
    }
    isDoneWithClaims = isStrict;
  }

  private void end(Entity entity) {
    var handle = entity.key().handle();
    switch (entity.key().type()) {
      case "oauth-client", "uma-client" -> endClient(handle);
      case "resource-server" -> {
        tokens.endAllAt(new ResourceServerId(handle));
        entity.fields().one("oauthClient").map(EntityKey::handle).ifPresent(this::endClient);
      }
      case "wallet" -> {
        transactions.endAllAt(new WalletId(handle));
        entity.fields().one("oauthClient").map(EntityKey::handle).ifPresent(this::endClient);
      }
      case "claims-issuer" ->
          entity
              .fields()
              .text("issuerUri")
              .map(Issuer::new)
              .ifPresent(issuer -> endProven.end(Optional.of(issuer)));
      default -> {
        // Nothing is issued to what is no party.
      }
    }
  }

  private void endClient(String id) {
    var client = new ClientId(id);
    transactions.endAllOf(client);
    tokens.endAllOf(client);
    signIns.codes().endAllOf(client);
    // In this order: a refresh that is under way holds its grant, and has its token kept by then.
    signIns.refreshGrants().endAllOf(client);
    signIns.accessTokens().endAllOf(client);
  }
}

package org.openfpx.persistence.as;

import java.time.Instant;
import org.openfpx.domain.as.policy.Invitation;
import org.openfpx.domain.as.policy.Policy;
import org.openfpx.domain.as.policy.PolicyId;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.persistence.generated.as.tables.records.PolicyRecord;

/** A policy as a row, and back. */
final class PolicyRows {
  static final String CLAIM = "CLAIM";

  private static final String INVITATION = "INVITATION";
  private static final String CLIENT = "CLIENT";
  private static final String ASK = "ASK";

  private PolicyRows() {}

  static PolicyRecord row(Policy policy) {
    var row = new PolicyRecord();
    row.setId(policy.id().value());
    row.setAccountId(policy.account().value());
    row.setResourceId(policy.resource().value());
    row.setScopes(policy.scopes().toString());
    row.setExpiresAt(policy.expiresAt().getEpochSecond());
    row.setClientId(null);
    row.setClaimIssuer(null);
    row.setClaimName(null);
    row.setClaimSalt(null);
    row.setClaimMac(null);
    row.setInvitationHash(null);
    row.setInvitationUntil(null);
    row.setGuestId(null);
    row.setGuestWallet(null);
    switch (policy.who()) {
      case Policy.WhoUses(var client) -> {
        row.setKind(CLIENT);
        row.setClientId(client.value());
      }
      case Policy.WhoAsks() -> row.setKind(ASK);
      case Policy.WhoIsInvited(var invitation) -> {
        row.setKind(INVITATION);
        write(invitation, row);
      }
      case Policy.WhoProves(var issuer, var claim, var salt, var mac) -> {
        row.setKind(CLAIM);
        row.setClaimIssuer(issuer.value());
        row.setClaimName(claim);
        row.setClaimSalt(salt.value());
        row.setClaimMac(mac);
      }
    }
    return row;
  }

  private static void write(Invitation invitation, PolicyRecord row) {
    switch (invitation) {
      case Invitation.Waiting(var secret, var until) -> {
        row.setInvitationHash(secret.hex());
        row.setInvitationUntil(until.getEpochSecond());
      }
      case Invitation.Taken(var guest, var wallet) -> {
        row.setGuestId(guest.value());
        row.setGuestWallet(wallet.value());
      }
    }
  }

  static Policy toDomain(PolicyRecord row) {
    return new Policy(
        new PolicyId(row.getId()),
        new ClientId(row.getAccountId()),
        new ResourceId(row.getResourceId()),
        ScopeSet.parse(row.getScopes()),
        Instant.ofEpochSecond(row.getExpiresAt()),
        who(row));
  }

  private static Policy.Who who(PolicyRecord row) {
    return switch (row.getKind()) {
      case CLIENT -> new Policy.WhoUses(new ClientId(row.getClientId()));
      case CLAIM ->
          new Policy.WhoProves(
              new Issuer(row.getClaimIssuer()),
              row.getClaimName(),
              new Sealed(row.getClaimSalt()),
              row.getClaimMac());
      case ASK -> new Policy.WhoAsks();
      case INVITATION -> new Policy.WhoIsInvited(invitation(row));
      default -> throw new IllegalStateException("no policy is of the kind " + row.getKind());
    };
  }

  private static Invitation invitation(PolicyRecord row) {
    return row.getGuestId() == null
        ? new Invitation.Waiting(
            new SecretHash(row.getInvitationHash()),
            Instant.ofEpochSecond(row.getInvitationUntil()))
        : new Invitation.Taken(new ClientId(row.getGuestId()), new WalletId(row.getGuestWallet()));
  }
}

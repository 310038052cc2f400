package org.openfpx.domain.as.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.as.policy.ManagePolicies.Terms;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.Mac;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.Secrets;
import org.openfpx.domain.time.WholeMinutes;

/** Makes of what an account wants the policy that is kept, without what must not be. */
final class DraftPolicies {
  /** So long an invitation waits to be taken, if its policy does not end before. */
  static final Duration INVITATION_WAITS = Duration.ofDays(7);

  private final Secrets secrets;
  private final Mac mac;
  private final Sealer sealer;

  DraftPolicies(Secrets secrets, Mac mac, Sealer sealer) {
    this.secrets = secrets;
    this.mac = mac;
    this.sealer = sealer;
  }

  Drafted draft(PolicyId id, ClientId account, Terms terms, Instant now) {
    var end = WholeMinutes.floor(terms.expiresAt());
    var secret =
        terms.who() instanceof Terms.Inviting
            ? Optional.of(secrets.next())
            : Optional.<Secret>empty();
    var who =
        switch (terms.who()) {
          case Terms.Using(var client) -> new Policy.WhoUses(client);
          case Terms.Asking() -> new Policy.WhoAsks();
          case Terms.Proving proving -> whoProves(id, proving);
          case Terms.Inviting() -> whoIsInvited(secret.orElseThrow(), end, now);
        };
    return new Drafted(new Policy(id, account, terms.resource(), terms.scopes(), end, who), secret);
  }

  private static Policy.Who whoIsInvited(Secret secret, Instant end, Instant now) {
    var until = WholeMinutes.floor(now.plus(INVITATION_WAITS));
    return new Policy.WhoIsInvited(
        new Invitation.Waiting(secret.hash(), until.isBefore(end) ? until : end));
  }

  private Policy.Who whoProves(PolicyId id, Terms.Proving proving) {
    var salt = secrets.next();
    var sealed = sealer.seal(salt.reveal(), Policy.placeOfSalt(id));
    return new Policy.WhoProves(
        proving.issuer(), proving.claim(), sealed, mac.sha256(salt, proving.value()));
  }

  /**
   * A policy to be kept.
   *
   * @param invitation what the person brings, if it is an invitation
   */
  record Drafted(Policy policy, Optional<Secret> invitation) {}
}

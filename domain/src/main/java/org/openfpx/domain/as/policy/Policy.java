package org.openfpx.domain.as.policy;

import java.time.Instant;
import org.openfpx.domain.as.registry.NetworkMode;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Sealed;

/**
 * An owner lets somebody use a resource with scopes S until T without being asked, or wants to be
 * asked.
 *
 * @param id its name
 * @param account the AS account that owned the resource when it said so
 * @param resource what may be used
 * @param scopes what is let through
 * @param expiresAt until when; a whole minute
 * @param who whom it lets through
 */
public record Policy(
    PolicyId id,
    ClientId account,
    ResourceId resource,
    ScopeSet scopes,
    Instant expiresAt,
    Who who) {

  /** Whom a policy lets through. There is none without a condition (UMA Grant 5.6). */
  public sealed interface Who {}

  /**
   * Everyone who proves a claim.
   *
   * @param issuer who must vouch for it
   * @param claim its name
   * @param salt the sealed key of the MAC
   * @param mac the MAC of the value: what the AS keeps of it
   */
  public record WhoProves(Issuer issuer, String claim, Sealed salt, String mac) implements Who {}

  /**
   * A client that acts for the owner alone, whoever uses it; it proves itself by its credentials.
   */
  public record WhoUses(ClientId client) implements Who {}

  /** Nobody: the owner wants to be asked (protocol, section 3.9). */
  public record WhoAsks() implements Who {}

  /** One person, who took the owner's invitation. */
  public record WhoIsInvited(Invitation invitation) implements Who {
    /** Whether that is the account that took it. */
    public boolean isTakenBy(ClientId account) {
      return invitation instanceof Invitation.Taken(var guest, _) && guest.equals(account);
    }
  }

  /** Where the seal of a policy's salt belongs. */
  public static String placeOfSalt(PolicyId id) {
    return "policy.salt:" + id.value();
  }

  /**
   * Whether what it has let through may still rest on it: a claim counts no more once its issuer is
   * believed no longer, or the network has become strict (protocol, section 5).
   */
  public boolean counts(Snapshot registry) {
    return !(who instanceof WhoProves proves)
        || (registry.network().mode() != NetworkMode.STRICT
            && registry.claimsIssuer(proves.issuer()).isPresent());
  }

  /** The same for somebody else. */
  Policy with(Who other) {
    return new Policy(id, account, resource, scopes, expiresAt, other);
  }

  /** Whether it counts: its time is not over, and the resource still is its account's. */
  public boolean isInForceOn(Resource of, Instant now) {
    return now.isBefore(expiresAt)
        && of.id().equals(resource)
        && of.owner().filter(account::equals).isPresent();
  }
}

package org.openfpx.domain.as.permission;

import java.time.Instant;
import java.util.Optional;
import org.openfpx.domain.as.registry.DefinitionId;
import org.openfpx.domain.as.registry.PurposeId;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.transaction.Kind;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Sealed;

/**
 * Client C may use resource R with scopes S until T.
 *
 * @param id its name
 * @param transaction the one transaction that made it
 * @param account the AS account that gave it and may end it
 * @param client who may use the resource, from the transaction
 * @param resource what may be used
 * @param definition the resource's definition when it was given
 * @param scopes what the person granted; after the decision never more than the decision
 * @param purpose why, from the transaction
 * @param rot the sealed resource owner token, for the resource server alone
 * @param givenAt a whole minute
 * @param expiresAt a whole minute
 * @param state where it stands
 * @param guest the AS account that took the owner's invitation on which it rests; it may see and
 *     end it too
 */
public record Permission(
    PermissionId id,
    TransactionId transaction,
    ClientId account,
    ClientId client,
    ResourceId resource,
    DefinitionId definition,
    ScopeSet scopes,
    Optional<PurposeId> purpose,
    Optional<Sealed> rot,
    Instant givenAt,
    Instant expiresAt,
    State state,
    Optional<ClientId> guest) {
  /** One that its account gives itself. */
  public Permission(
      PermissionId id,
      TransactionId transaction,
      ClientId account,
      ClientId client,
      ResourceId resource,
      DefinitionId definition,
      ScopeSet scopes,
      Optional<PurposeId> purpose,
      Optional<Sealed> rot,
      Instant givenAt,
      Instant expiresAt,
      State state) {
    this(
        id,
        transaction,
        account,
        client,
        resource,
        definition,
        scopes,
        purpose,
        rot,
        givenAt,
        expiresAt,
        state,
        Optional.empty());
  }

  /**
   * Stands in the place of a resource where a client may use this server itself: for signing a
   * person in, or as a PAT. No descriptor of a resource can make anything of it: kind {@link
   * Kind#OAUTH} gives nothing on resources.
   */
  public static final ResourceId AT_THIS_SERVER = new ResourceId("urn:openfpx:this-server");

  /** The same in the place of a definition. */
  public static final DefinitionId OF_THIS_SERVER = new DefinitionId("urn:openfpx:this-server");

  /** Where a permission stands. */
  public sealed interface State {
    /** Pushed; counts for nothing until the browser's return has been verified. */
    record Pending() implements State {}

    /**
     * Decided. What it was decided upon stays, so that later evaluations can only take away.
     *
     * @param login how sure the wallet was of the person
     * @param kind who began the transaction; AS-first the client's capability is a limit
     * @param inTicket the scopes that the ticket's own lines asked for
     */
    record Active(Login login, Kind kind, ScopeSet inTicket) implements State {}

    /** Over, by the person, an administrator or a refusal; never comes back. */
    record Ended(Instant at) implements State {}
  }

  /** Whether it is one for this server itself, and not for a resource. */
  public boolean isForThisServer() {
    return resource.equals(AT_THIS_SERVER);
  }

  /**
   * Whether that account may see and end it: who gave it, or the guest who lets a client use it.
   */
  public boolean isHeldBy(ClientId one) {
    return account.equals(one) || guest.filter(one::equals).isPresent();
  }

  /** Where the seal of a permission's ROT belongs. */
  public static String placeOfRot(PermissionId id) {
    return "permission.rot:" + id.value();
  }

  /** The same with fewer scopes, or sooner over. */
  public Permission reduced(ScopeSet to, Instant until) {
    return new Permission(
        id,
        transaction,
        account,
        client,
        resource,
        definition,
        scopes.and(to),
        purpose,
        rot,
        givenAt,
        until.isBefore(expiresAt) ? until : expiresAt,
        state,
        guest);
  }
}

package org.openfpx.domain.as.transaction;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.registry.PurposeId;
import org.openfpx.domain.as.registry.Resource;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.scope.ScopeSet;

/**
 * The life of an UMA ticket. It names no person, no account and no browser.
 *
 * @param id the row's name; on the wire for a sign-in alone, as its {@code sid}
 * @param kind who began it
 * @param client whose it is; RS-first: empty until a client first shows a ticket of it
 * @param purpose why the client asks; RS-first: what the client said, if it did
 * @param resources the lines asked for, in the order of the request
 * @param requested the {@code scope} parameter of the latest token request; none if it had none
 * @param challenge what redeeming must answer; the first one that came stands
 * @param expiresAt when the ticket, or the gathering, ends; a whole minute
 * @param stage where it stands
 * @param signIn what the sign-in is to be like; {@link Kind#OAUTH} alone
 */
public record Transaction(
    TransactionId id,
    Kind kind,
    Optional<ClientId> client,
    Optional<PurposeId> purpose,
    List<TicketResource> resources,
    ScopeSet requested,
    Optional<CodeChallenge> challenge,
    Instant expiresAt,
    Stage stage,
    Optional<SignInRequest> signIn) {

  /**
   * @throws IllegalArgumentException if nothing is asked for, an AS-first transaction has no client
   *     or no purpose, or one of kind {@link Kind#OAUTH} asks for resources or has no client
   */
  public Transaction {
    resources = List.copyOf(resources);
    if (resources.isEmpty() != (kind == Kind.OAUTH) || signIn.isPresent() != (kind == Kind.OAUTH)) {
      throw new IllegalArgumentException("a transaction asks for resources or for a sign-in");
    }
    if (kind == Kind.OAUTH && (client.isEmpty() || requested.isEmpty())) {
      throw new IllegalArgumentException("a sign-in has a client and asks for something");
    }
    if (kind == Kind.AS_FIRST && (client.isEmpty() || purpose.isEmpty())) {
      throw new IllegalArgumentException("AS-first, client and purpose are known from the start");
    }
  }

  /** One that asks for resources. */
  public Transaction(
      TransactionId id,
      Kind kind,
      Optional<ClientId> client,
      Optional<PurposeId> purpose,
      List<TicketResource> resources,
      ScopeSet requested,
      Optional<CodeChallenge> challenge,
      Instant expiresAt,
      Stage stage) {
    this(
        id,
        kind,
        client,
        purpose,
        resources,
        requested,
        challenge,
        expiresAt,
        stage,
        Optional.empty());
  }

  /** The resources that it names. */
  public List<ResourceId> named() {
    return TicketResource.named(resources);
  }

  /** Whether it may still go on at that time. */
  public boolean isOpenAt(Instant now) {
    return now.isBefore(expiresAt)
        && switch (stage) {
          case Stage.Requested _, Stage.Gathering _, Stage.Submitted _, Stage.Granted _ -> true;
          case Stage.Denied _, Stage.Redeemed _, Stage.Expired _ -> false;
        };
  }

  /** Whether the resource can fulfil any of its lines. */
  public boolean asksFor(Resource resource) {
    return resources.stream()
        .anyMatch(line -> line.isFulfilledBy(resource.id(), resource.definition().id()));
  }

  /** The same at another stage, until another time. */
  public Transaction at(Stage next, Instant until) {
    return new Transaction(
        id, kind, client, purpose, resources, requested, challenge, until, next, signIn);
  }
}

package org.openfpx.domain.testing.as;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.policy.ClaimToken;
import org.openfpx.domain.as.policy.ManagePolicies;
import org.openfpx.domain.as.policy.Policy;
import org.openfpx.domain.as.registry.NetworkMode;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.resource.AskForTicket;
import org.openfpx.domain.as.token.Pat;
import org.openfpx.domain.as.token.RedeemTicket;
import org.openfpx.domain.as.token.TokenSet;
import org.openfpx.domain.oauth.Claims;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;

/** A house in which what lies at the clinic and in the province belongs to one account. */
public final class OwnersHouse {
  public final AsHouse house = new AsHouse();
  public final ClientId owner = house.account();

  public OwnersHouse() {
    this(NetworkMode.STANDARD);
  }

  public OwnersHouse(NetworkMode mode) {
    become(AsNetwork.open(), mode);
  }

  /** From now on the network is this one. */
  public void become(AsNetwork network, NetworkMode mode) {
    house.registry.become(
        Owners.in(network, mode, owner, AsNetwork.AT_CLINIC, AsNetwork.AT_PROVINCE));
  }

  /** The owner lets everybody through of whom that is said. */
  public Policy lets(ResourceId resource, String claim, String value, String... scopes) {
    return mustMake(
        resource, new ManagePolicies.Terms.Proving(Owners.PEOPLE, claim, value), scopes);
  }

  /** The owner lets a client through. */
  public Policy lets(ResourceId resource, ClientId client, String... scopes) {
    return mustMake(resource, new ManagePolicies.Terms.Using(client), scopes);
  }

  /** The owner wants to be asked. */
  public Policy asksToBeAsked(ResourceId resource, String... scopes) {
    return mustMake(resource, new ManagePolicies.Terms.Asking(), scopes);
  }

  private Policy mustMake(ResourceId resource, ManagePolicies.Terms.Who who, String... scopes) {
    return switch (make(terms(resource, who, scopes))) {
      case ManagePolicies.Kept(var policy) -> policy;
      default -> throw new AssertionError("not made");
    };
  }

  public ManagePolicies.Terms terms(
      ResourceId resource, ManagePolicies.Terms.Who who, String... scopes) {
    return new ManagePolicies.Terms(
        resource, ScopeSet.of(scopes), house.now().plus(Duration.ofDays(7)), who);
  }

  public ManagePolicies.Outcome make(ManagePolicies.Terms terms) {
    return house.managePolicies().make(owner, house.registry.current(), terms);
  }

  /** A ticket of the clinic for what lies there. */
  public Secret ticket(String... scopes) {
    var wanted = new AskForTicket.Wanted(AsNetwork.AT_CLINIC, ScopeSet.of(scopes));
    var asked =
        house
            .askForTicket()
            .ask(Pat.own(AsNetwork.CLINIC), house.registry.current(), List.of(wanted));
    return switch (asked) {
      case AskForTicket.Opened(var ticket) -> ticket;
      default -> throw new AssertionError("no ticket");
    };
  }

  /** What a client sends with a ticket. */
  public static RedeemTicket.Request request(Secret ticket, String... scopes) {
    return new RedeemTicket.Request(
        ticket,
        ScopeSet.of(scopes),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        RedeemTicket.Brought.NOTHING,
        List.of());
  }

  /** The same with an ID token that says this. */
  public RedeemTicket.Request request(Secret ticket, Claims idToken, String... scopes) {
    return with(
        request(ticket, scopes),
        new ClaimToken(
            new Secret(house.signed.signedBy(Owners.KEYS, "jwt", idToken)), ClaimToken.ID_TOKEN));
  }

  /** The same with a claim token. */
  public static RedeemTicket.Request with(RedeemTicket.Request request, ClaimToken token) {
    return new RedeemTicket.Request(
        request.ticket(),
        request.requested(),
        request.verifier(),
        request.challenge(),
        request.purpose(),
        new RedeemTicket.Brought(Optional.of(token), Optional.empty(), false, Optional.empty()),
        List.of());
  }

  public RedeemTicket.Outcome redeem(RedeemTicket.Request request) {
    return redeem(AsNetwork.APP, request);
  }

  public RedeemTicket.Outcome redeem(ClientId client, RedeemTicket.Request request) {
    return house.redeemTicket().redeem(house.authenticated(client), request);
  }

  public TokenSet mustRedeem(RedeemTicket.Request request) {
    return switch (redeem(request)) {
      case RedeemTicket.Granted(var set, _, _, _) -> set;
      default -> throw new AssertionError("not granted");
    };
  }

  public Claims bob() {
    return Owners.idToken(house.world);
  }
}

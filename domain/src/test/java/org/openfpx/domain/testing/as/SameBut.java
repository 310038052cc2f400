package org.openfpx.domain.testing.as;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.openfpx.domain.as.registry.ClaimsIssuer;
import org.openfpx.domain.as.registry.Network;
import org.openfpx.domain.as.registry.Participants;
import org.openfpx.domain.as.registry.Resource;

/** The same participants of a network, but for one part. */
public final class SameBut {
  private SameBut() {}

  /** In a network of other rules. */
  public static Participants network(Participants all, Network network) {
    return of(all, network, all.resources(), all.claimsIssuers());
  }

  /** With these resources, and no other. */
  public static Participants resources(Participants all, List<Resource> resources) {
    return of(all, all.network(), resources, all.claimsIssuers());
  }

  /** With these believed about people, and nobody else. */
  public static Participants claimsIssuers(Participants all, Set<ClaimsIssuer> issuers) {
    return of(all, all.network(), all.resources(), issuers);
  }

  private static Participants of(
      Participants all,
      Network network,
      Collection<Resource> resources,
      Collection<ClaimsIssuer> issuers) {
    return new Participants(
        network,
        all.scopes(),
        all.definitions(),
        all.clients(),
        all.umaClients(),
        all.purposes(),
        all.capabilities(),
        all.capabilityTickets(),
        all.resourceServers(),
        List.copyOf(resources),
        all.wallets(),
        Set.copyOf(issuers));
  }
}

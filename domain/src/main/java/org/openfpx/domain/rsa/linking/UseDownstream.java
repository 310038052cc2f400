package org.openfpx.domain.rsa.linking;

import java.util.Optional;
import org.openfpx.domain.rsa.linking.DownstreamProvider.Refused;
import org.openfpx.domain.rsa.linking.DownstreamProvider.Renewed;
import org.openfpx.domain.rsa.linking.DownstreamProvider.Unreachable;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;

/** Finds the token that opens a person's records upstream, renewed if it has run out. */
public final class UseDownstream {
  private final World world;
  private final Links links;
  private final DownstreamProvider provider;

  public UseDownstream(World world, Links links, DownstreamProvider provider) {
    this.world = world;
    this.links = links;
    this.provider = provider;
  }

  /** What became of it. */
  public sealed interface Outcome {}

  /**
   * A token that should be good now.
   *
   * @param link whose it is: the link asked for, or the one that the person has renewed it by
   */
  public record Usable(LinkId link, Secret accessToken) implements Outcome {}

  /** The link is ended, or the person has to sign in at the source again. */
  public record NotUsable() implements Outcome {}

  /** The source's provider does not answer now. */
  public record ProviderUnreachable() implements Outcome {}

  /** The token of a link. */
  public Outcome of(LinkId id) {
    return links
        .find(id)
        .filter(link -> link.id().equals(id))
        .map(this::ofOrOfItsRenewal)
        .orElseGet(NotUsable::new);
  }

  private Outcome ofOrOfItsRenewal(Link link) {
    var own = link.toRenew() ? new NotUsable() : of(link);
    if (!(own instanceof NotUsable)) {
      return own;
    }
    // What a person gave under the old link stands when they have signed in again.
    return links
        .renewalOf(link)
        .filter(newer -> newer.person().equals(link.person()))
        .filter(newer -> newer.wallet().equals(link.wallet()))
        .map(this::of)
        .orElse(own);
  }

  private Outcome of(Link link) {
    var downstream = link.downstream();
    return downstream.isUsableAt(world.time().instant())
        ? new Usable(link.id(), downstream.accessToken())
        : renewed(link.id(), downstream.accessToken());
  }

  /** A newer token than the one that the source has just refused. */
  public Outcome insteadOf(LinkId id, Secret refused) {
    return renewed(id, refused);
  }

  private Outcome renewed(LinkId id, Secret stale) {
    // One renewal at a time: a refresh token that rotates is good once, and a second use of it
    // would make the provider end the whole grant (RFC 9700 section 4.14.2).
    return links.exclusively(id, link -> renewOnce(link, stale)).orElseGet(NotUsable::new);
  }

  private Outcome renewOnce(Link link, Secret stale) {
    var downstream = link.downstream();
    if (link.toRenew()) {
      return new NotUsable();
    }
    boolean othersHaveRenewed = !downstream.accessToken().hash().matches(stale);
    if (othersHaveRenewed && downstream.isUsableAt(world.time().instant())) {
      return new Usable(link.id(), downstream.accessToken());
    }
    return renew(link.id(), downstream.refreshToken());
  }

  private Outcome renew(LinkId id, Optional<Secret> refreshToken) {
    if (refreshToken.isEmpty()) {
      links.markToRenew(id);
      return new NotUsable();
    }
    return switch (provider.renew(refreshToken.get())) {
      case Renewed(var downstream) -> {
        links.keep(id, downstream);
        yield new Usable(id, downstream.accessToken());
      }
      case Refused() -> {
        links.markToRenew(id);
        yield new NotUsable();
      }
      case Unreachable() -> new ProviderUnreachable();
    };
  }
}

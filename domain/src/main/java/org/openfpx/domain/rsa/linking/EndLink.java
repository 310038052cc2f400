package org.openfpx.domain.rsa.linking;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.openfpx.domain.time.Atomically;

/**
 * Ends a link with all that hangs on it: the wallet's tokens have been revoked, or the person said
 * so here (protocol, sections 1.4 and 5).
 */
public final class EndLink {
  private final Atomically atomically;
  private final Links links;
  private final List<EndsWithLink> dependents;
  private final DownstreamProvider provider;
  private final Executor afterwards;

  /**
   * @param afterwards where the provider is told: nobody waits for it, no transaction least of all
   */
  public EndLink(
      Atomically atomically,
      Links links,
      List<EndsWithLink> dependents,
      DownstreamProvider provider,
      Executor afterwards) {
    this.atomically = atomically;
    this.links = links;
    this.dependents = List.copyOf(dependents);
    this.provider = provider;
    this.afterwards = afterwards;
  }

  /** Ends it; a link that has been ended stays so. */
  public void end(LinkId id) {
    Optional<Link> ended =
        atomically.run(() -> {
          dependents.forEach(dependent -> dependent.endWith(id));
          return links.end(id);
        });
    // Here it has ended, whether the provider hears of it or not.
    ended
        .map(Link::downstream)
        .ifPresent(tokens -> afterwards.execute(() -> provider.revoke(tokens)));
  }
}

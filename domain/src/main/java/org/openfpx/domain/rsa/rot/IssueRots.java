package org.openfpx.domain.rsa.rot;

import java.net.URI;
import org.openfpx.domain.rsa.linking.LinkId;
import org.openfpx.domain.rsa.linking.UseDownstream;
import org.openfpx.domain.rsa.linking.UseDownstream.NotUsable;
import org.openfpx.domain.rsa.linking.UseDownstream.ProviderUnreachable;
import org.openfpx.domain.rsa.linking.UseDownstream.Usable;
import org.openfpx.domain.rsa.route.ResourceId;
import org.openfpx.domain.scope.ScopeSet;

/** Gives a wallet ROT material for one of its links (protocol, section 6.1). */
public final class IssueRots {
  private final RotStrategy strategy;
  private final UseDownstream downstream;
  private final Targets targets;

  public IssueRots(RotStrategy strategy, UseDownstream downstream, Targets targets) {
    this.strategy = strategy;
    this.downstream = downstream;
    this.targets = targets;
  }

  /** What ROTs can be for here. */
  @FunctionalInterface
  public interface Targets {
    /** Whether that server protects such a resource with these scopes here. */
    boolean protects(URI authorizationServer, ResourceId resource, ScopeSet scopes);
  }

  /** What became of it. */
  public sealed interface Outcome {}

  /** The material. */
  public record Issued(String strategy, RotMaterial material) implements Outcome {}

  /** The link is ended, or the person has to sign in at the source again. */
  public record LinkNotUsable() implements Outcome {}

  /** The source's own provider does not answer now. */
  public record SourceUnreachable() implements Outcome {}

  /** No such resource, scope or authorization server is known here. */
  public record UnknownTarget(RotUse use) implements Outcome {}

  /** Issues ROTs. */
  public Outcome issue(LinkId link, RotRequest request) {
    if (request instanceof RotRequest.For(var uses)) {
      var unknown = uses.stream().filter(use -> !isKnown(use)).findFirst();
      if (unknown.isPresent()) {
        return new UnknownTarget(unknown.get());
      }
    }
    // A ROT that could not be served would mislead: the wallet learns here that it has to renew.
    return switch (downstream.of(link)) {
      case Usable _ -> new Issued(strategy.name(), strategy.issue(link, request));
      case NotUsable() -> new LinkNotUsable();
      case ProviderUnreachable() -> new SourceUnreachable();
    };
  }

  private boolean isKnown(RotUse use) {
    return targets.protects(use.authorizationServer(), use.resource(), use.scopes());
  }
}

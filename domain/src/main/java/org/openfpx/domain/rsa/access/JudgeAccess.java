package org.openfpx.domain.rsa.access;

import java.util.Optional;
import org.openfpx.domain.oauth.dpop.ShownToken;
import org.openfpx.domain.rsa.access.Guarded.Admitted;
import org.openfpx.domain.rsa.access.Verdict.Pass;
import org.openfpx.domain.rsa.access.Verdict.SourceUnreachable;
import org.openfpx.domain.rsa.linking.LinkId;
import org.openfpx.domain.rsa.linking.UseDownstream;
import org.openfpx.domain.rsa.linking.UseDownstream.NotUsable;
import org.openfpx.domain.rsa.linking.UseDownstream.ProviderUnreachable;
import org.openfpx.domain.rsa.linking.UseDownstream.Usable;
import org.openfpx.domain.rsa.rot.PresentedRot;
import org.openfpx.domain.rsa.rot.RotResolution.Resolved;
import org.openfpx.domain.rsa.rot.RotResolution.Unresolvable;
import org.openfpx.domain.rsa.rot.RotStrategy;
import org.openfpx.domain.rsa.route.ProtectedResource;

/** Judges one request to a protected route of the adapter (protocol, sections 4 and 6). */
public final class JudgeAccess {
  private final GuardResource guard;
  private final OwnTokens ownTokens;
  private final RotStrategy rots;
  private final UseDownstream downstream;

  public JudgeAccess(
      GuardResource guard, OwnTokens ownTokens, RotStrategy rots, UseDownstream downstream) {
    this.guard = guard;
    this.ownTokens = ownTokens;
    this.rots = rots;
    this.downstream = downstream;
  }

  /** Judges a request that came with this token, or with none. */
  public Verdict judge(ProtectedResource wanted, Optional<ShownToken> token) {
    // A wallet's token is no key to records, and the authorization server must not see it.
    var shown = token.filter(one -> !ownTokens.isOurs(one.value().hash()));
    return switch (guard.guard(wanted, shown)) {
      case Admitted(var access) ->
          access
              .whose(this::link)
              .map(link -> pass(wanted, link))
              .orElseGet(() -> guard.challenge(wanted));
      case Refusal refusal -> refusal;
    };
  }

  /** Judges anew a request whose downstream token the source has refused. */
  public Verdict insteadOf(ProtectedResource wanted, Pass refused) {
    return switch (downstream.insteadOf(refused.link(), refused.downstream())) {
      case Usable(var link, var token) -> new Pass(link, token);
      case NotUsable() -> guard.challenge(wanted);
      case ProviderUnreachable() -> new SourceUnreachable();
    };
  }

  private Optional<LinkId> link(PresentedRot presented) {
    return switch (rots.resolve(presented)) {
      case Resolved(var link) -> Optional.of(link);
      case Unresolvable() -> Optional.empty();
    };
  }

  private Verdict pass(ProtectedResource wanted, LinkId link) {
    return switch (downstream.of(link)) {
      case Usable(var whose, var token) -> new Pass(whose, token);
      case NotUsable() -> guard.challenge(wanted);
      case ProviderUnreachable() -> new SourceUnreachable();
    };
  }
}

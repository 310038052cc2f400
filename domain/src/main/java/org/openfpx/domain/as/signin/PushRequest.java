package org.openfpx.domain.as.signin;

import java.time.Duration;
import org.openfpx.domain.as.registry.AuthorizationServerRegistry;
import org.openfpx.domain.oauth.AuthenticatedClient;
import org.openfpx.domain.oauth.AuthorizationError;
import org.openfpx.domain.oauth.AuthorizationJudgement;
import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.domain.oauth.JudgeAuthorizationRequest;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;

/**
 * A client sends its authorization request ahead, so that the browser carries nothing but a
 * reference (RFC 9126). It is judged as it would be at the authorization endpoint, and once more
 * when the browser comes.
 */
public final class PushRequest {
  /** How long a reference is good (RFC 9126 section 2.2: as short as one is sent there). */
  private static final Duration LIFETIME = Duration.ofSeconds(60);

  private final World world;
  private final AuthorizationServerRegistry registry;
  private final PushedRequests requests;

  public PushRequest(World world, AuthorizationServerRegistry registry, PushedRequests requests) {
    this.world = world;
    this.registry = registry;
    this.requests = requests;
  }

  /**
   * Keeps a request that is in order.
   *
   * @param parameters with the client id of the client that has authenticated
   */
  public Outcome push(AuthenticatedClient client, AuthorizationParameters parameters) {
    var snapshot = registry.current();
    var judged = new JudgeAuthorizationRequest(snapshot).judge(parameters);
    return switch (judged) {
      case AuthorizationJudgement.ToPerson(_) -> new Refused(AuthorizationError.INVALID_REQUEST);
      case AuthorizationJudgement.ToClient(_, _, var error) -> new Refused(error);
      case AuthorizationJudgement.InOrder(var request)
          when !request.client().id().equals(client.id()) ->
          new Refused(AuthorizationError.INVALID_REQUEST);
      case AuthorizationJudgement.InOrder(var request) ->
          RequestSignIn.error(request, snapshot)
              .<Outcome>map(Refused::new)
              .orElseGet(() -> keep(client, parameters));
    };
  }

  private Outcome keep(AuthenticatedClient client, AuthorizationParameters parameters) {
    var reference = world.secrets().next();
    var end = world.time().instant().plus(LIFETIME);
    requests.keep(reference.hash(), new PushedRequest(client.id(), parameters, end));
    return new Kept(reference, LIFETIME);
  }

  /** What comes of it. */
  public sealed interface Outcome {}

  /** The reference, for one use. */
  public record Kept(Secret reference, Duration lifetime) implements Outcome {}

  /** Not in order. */
  public record Refused(AuthorizationError error) implements Outcome {}
}

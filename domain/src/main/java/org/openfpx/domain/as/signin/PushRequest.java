package org.openfpx.domain.as.signin;

import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import org.openfpx.domain.as.registry.AuthorizationServerRegistry;
import org.openfpx.domain.oauth.AuthenticatedClient;
import org.openfpx.domain.oauth.AuthorizationError;
import org.openfpx.domain.oauth.AuthorizationJudgement;
import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.oauth.JudgeAuthorizationRequest;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;

/**
 * A client sends its authorization request ahead, so that the browser carries nothing but a
 * reference (RFC 9126). It is judged as it would be at the authorization endpoint, and once more
 * when the browser comes.
 */
public final class PushRequest {
  /** The parameter that names the key to which a code is to be bound (RFC 9449 section 10). */
  static final String KEY = "dpop_jkt";

  /** How long a reference is good (RFC 9126 section 2.2: as short as one is sent there). */
  private static final Duration LIFETIME = Duration.ofSeconds(60);

  private final World world;
  private final Issuer issuer;
  private final AuthorizationServerRegistry registry;
  private final PushedRequests requests;
  private final IdTokenHints hints;

  public PushRequest(
      World world,
      Issuer issuer,
      AuthorizationServerRegistry registry,
      PushedRequests requests,
      IdTokenHints hints) {
    this.world = world;
    this.issuer = issuer;
    this.registry = registry;
    this.requests = requests;
    this.hints = hints;
  }

  /**
   * Keeps a request that is in order.
   *
   * @param client with the key that it has proven to hold, to which the code will then be bound
   * @param asSent with the client id of the client that has authenticated
   */
  public Outcome push(AuthenticatedClient client, AuthorizationParameters asSent) {
    // RFC 9449 section 10.1: where both name a key it is one.
    var named = Optional.ofNullable(asSent.values().get(KEY));
    if (client.key().isPresent()
        && named.filter(key -> !key.equals(client.key().get().value())).isPresent()) {
      return new Refused(AuthorizationError.INVALID_REQUEST);
    }
    var parameters = client.key().map(key -> bound(asSent, key)).orElse(asSent);
    var snapshot = registry.current();
    var judged = new JudgeAuthorizationRequest(snapshot).judge(parameters);
    return switch (judged) {
      case AuthorizationJudgement.ToPerson(_) -> new Refused(AuthorizationError.INVALID_REQUEST);
      case AuthorizationJudgement.ToClient(_, _, var error) -> new Refused(error);
      case AuthorizationJudgement.InOrder(var request)
          when !request.client().id().equals(client.id()) ->
          new Refused(AuthorizationError.INVALID_REQUEST);
      case AuthorizationJudgement.InOrder(var request) ->
          RequestSignIn.error(request, snapshot, issuer, hints.judge(request))
              .<Outcome>map(Refused::new)
              .orElseGet(() -> keep(client, parameters));
    };
  }

  private static AuthorizationParameters bound(
      AuthorizationParameters parameters, KeyThumbprint key) {
    var values = new HashMap<>(parameters.values());
    values.put(KEY, key.value());
    return new AuthorizationParameters(values, parameters.repeated());
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

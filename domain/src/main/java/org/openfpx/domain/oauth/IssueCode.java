package org.openfpx.domain.oauth;

import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;

/** Turns a person's yes into a code (RFC 6749 section 4.1.2). */
public final class IssueCode {
  private final ProviderSettings settings;
  private final Codes codes;
  private final World world;

  public IssueCode(ProviderSettings settings, Codes codes, World world) {
    this.settings = settings;
    this.codes = codes;
    this.world = world;
  }

  /** What was issued: the code for the browser, the grant's id for the system's own records. */
  public record NewCode(Secret code, GrantId grant) {}

  /**
   * Issues the code that answers a request.
   *
   * @throws IllegalArgumentException if more was granted than asked
   */
  public NewCode issue(AuthorizationRequest request, Authorization authorization) {
    if (!request.scopes().covers(authorization.scopes())) {
      throw new IllegalArgumentException("never more than was asked");
    }
    var code = world.secrets().next();
    var grant = new GrantId(world.ids().next());
    codes.issue(
        code.hash(),
        new IssuedCode(
            grant,
            request.client().id(),
            request.redirectTarget().uri(),
            request.challenge(),
            request.nonce(),
            authorization,
            world.time().instant().plus(settings.code())));
    return new NewCode(code, grant);
  }
}

package org.openfpx.http.rsa;

import io.javalin.http.Context;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.Secrets;
import org.openfpx.http.session.BrowserCookie;

/** The cookie that ties a login to the browser that began it. */
public final class LoginCookie {
  private final BrowserCookie cookie;
  private final Secrets secrets;
  private final Duration lifetime;

  public LoginCookie(URI issuer, Secrets secrets, Duration lifetime) {
    this.cookie = BrowserCookie.of("rsa", issuer).forPurpose("login");
    this.secrets = secrets;
    this.lifetime = lifetime;
  }

  Optional<Secret> read(Context context) {
    return cookie.read(context);
  }

  /** The browser's secret: the one it has, so that logins in two tabs do not end each other. */
  Secret readOrBegin(Context context) {
    var secret = cookie.read(context).orElseGet(secrets::next);
    cookie.write(context, secret, lifetime);
    return secret;
  }
}

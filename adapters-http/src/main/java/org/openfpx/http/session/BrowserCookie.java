package org.openfpx.http.session;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openfpx.domain.secret.Secret;

/**
 * A cookie that holds one secret. All ports of a host share their cookies, so its name says whose
 * it is; with TLS it has the prefix {@code __Host-}, which browsers give to secure cookies alone,
 * so that on a plain loopback address it goes without.
 */
public final class BrowserCookie {
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{22,512}");
  private static final int UNTIL_THE_BROWSER_CLOSES = -1;

  private final String name;
  private final boolean secure;

  private BrowserCookie(String name, boolean secure) {
    this.name = name;
    this.secure = secure;
  }

  /**
   * The session cookie of a system.
   *
   * @param system as it stands in the name: {@code wallet} for {@code __Host-openfpx-wallet}
   * @param issuer where browsers find the system
   */
  public static BrowserCookie of(String system, URI issuer) {
    boolean secure = "https".equals(issuer.getScheme());
    return new BrowserCookie((secure ? "__Host-" : "") + "openfpx-" + system, secure);
  }

  /** Another cookie of the same system, for one purpose. */
  public BrowserCookie forPurpose(String purpose) {
    return new BrowserCookie(name + "-" + purpose, secure);
  }

  public String name() {
    return name;
  }

  /** What the browser sent, if it can be one of ours. */
  public Optional<Secret> read(Context context) {
    return Optional.ofNullable(context.cookie(name))
        .filter(value -> SECRET.matcher(value).matches())
        .map(Secret::new);
  }

  /** Kept until the browser closes. */
  public void write(Context context, Secret secret) {
    context.cookie(cookie(secret.reveal(), UNTIL_THE_BROWSER_CLOSES));
  }

  public void write(Context context, Secret secret, Duration kept) {
    context.cookie(cookie(secret.reveal(), Math.toIntExact(kept.toSeconds())));
  }

  public void clear(Context context) {
    context.cookie(cookie("", 0));
  }

  private Cookie cookie(String value, int maxAge) {
    var cookie = new Cookie(name, value);
    cookie.setPath("/");
    cookie.setMaxAge(maxAge);
    cookie.setSecure(secure);
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.LAX);
    return cookie;
  }
}

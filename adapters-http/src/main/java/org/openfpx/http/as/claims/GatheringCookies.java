package org.openfpx.http.as.claims;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.openfpx.domain.as.claims.BrowserBinding;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.http.session.BrowserCookie;

/**
 * One cookie for each transaction on its way through this browser; two tabs don't collide. Ways
 * that are abandoned leave nothing behind: a cookie lives no longer than its way can take, and of
 * many ways in one browser the oldest are given up, so that no browser brings more of them than a
 * request may have.
 */
public final class GatheringCookies {
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{16}");
  private static final int MOST = 10;

  private final BrowserCookie base;
  private final Supplier<Duration> longest;

  /**
   * @param longest how long a person may take at a wallet; as long again to choose it
   */
  public GatheringCookies(Issuer issuer, Supplier<Duration> longest) {
    this.base = BrowserCookie.of("as", issuer.at("/"));
    this.longest = longest;
  }

  void write(Context context, BrowserBinding browser) {
    var under = context.cookieMap().keySet().stream().filter(this::isOurs).toList();
    // RFC 6265 section 5.4: browsers send those first that they have had longest.
    under.stream()
        .limit(Math.max(0, under.size() - MOST + 1))
        .forEach(name -> base.forPurpose(purpose(name)).clear(context));
    base.forPurpose(browser.name()).write(context, browser.cookie(), longest.get().multipliedBy(2));
  }

  private boolean isOurs(String cookie) {
    return cookie.startsWith(base.name() + "-") && NAME.matcher(purpose(cookie)).matches();
  }

  private String purpose(String cookie) {
    return cookie.substring(base.name().length() + 1);
  }

  /** The cookie of that name, if this browser has it and the name is its own. */
  Optional<BrowserBinding> read(Context context, String name) {
    return cookie(name)
        .flatMap(cookie -> cookie.read(context))
        .map(BrowserBinding::new)
        .filter(browser -> browser.name().equals(name));
  }

  void clear(Context context, String name) {
    cookie(name).ifPresent(cookie -> cookie.clear(context));
  }

  private Optional<BrowserCookie> cookie(String name) {
    return NAME.matcher(name).matches() ? Optional.of(base.forPurpose(name)) : Optional.empty();
  }
}

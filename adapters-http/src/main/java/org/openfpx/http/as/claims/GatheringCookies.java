package org.openfpx.http.as.claims;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openfpx.domain.as.claims.BrowserBinding;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.http.session.BrowserCookie;

/** One cookie for each transaction on its way through this browser; two tabs don't collide. */
final class GatheringCookies {
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{16}");

  private final BrowserCookie base;

  GatheringCookies(Issuer issuer) {
    this.base = BrowserCookie.of("as", issuer.at("/"));
  }

  void write(Context context, BrowserBinding browser) {
    base.forPurpose(browser.name()).write(context, browser.cookie());
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

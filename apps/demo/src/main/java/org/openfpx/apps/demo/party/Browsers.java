package org.openfpx.apps.demo.party;

import io.javalin.http.Context;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.time.World;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.session.BrowserCookie;
import org.openfpx.http.session.FormGuard;

/**
 * The browsers a party has seen, each known by a cookie, and what it remembers of each: in memory
 * alone, for half an hour, and of the last thousand.
 *
 * @param <T> what is remembered
 */
public final class Browsers<T> {
  private static final int MOST = 1000;
  private static final Duration KEPT = Duration.ofMinutes(30);

  private final BrowserCookie cookie;
  private final FormGuard guard;
  private final World world;
  private final Map<SecretHash, Kept<T>> remembered =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<SecretHash, Kept<T>> eldest) {
          return size() > MOST;
        }
      };

  public Browsers(String party, URI address, World world) {
    this.cookie = BrowserCookie.of(party, address);
    this.guard = new FormGuard(address);
    this.world = world;
  }

  /** The browser's secret; one that has none gets one. */
  public Secret greet(Context context) {
    return cookie
        .read(context)
        .orElseGet(() -> {
          var fresh = world.secrets().next();
          cookie.write(context, fresh);
          return fresh;
        });
  }

  /** What a form on a page shown to this browser carries. */
  public String formToken(Secret browser) {
    return guard.token(browser);
  }

  /** The browser that sent a form of ours. */
  public Secret ofForm(Context context, Parameters form) {
    var browser = cookie.read(context);
    guard.require(context, form, browser);
    return browser.orElseThrow();
  }

  /** The browser that comes back from elsewhere, if it has been here before. */
  public Optional<Secret> returning(Context context) {
    return cookie.read(context);
  }

  public synchronized Optional<T> recall(Secret browser) {
    forgetWhatIsOld();
    return Optional.ofNullable(remembered.get(browser.hash())).map(Kept::what);
  }

  /** What is remembered of any browser. */
  public synchronized List<T> all() {
    forgetWhatIsOld();
    return remembered.values().stream().map(Kept::what).toList();
  }

  public synchronized void remember(Secret browser, T what) {
    remembered.put(browser.hash(), new Kept<>(what, world.time().instant().plus(KEPT)));
  }

  /**
   * Remembers something else: of two that do so at once, one finds what the other left.
   *
   * @param first what there is of a browser of which nothing is remembered
   * @return what there was before
   */
  public synchronized T change(Secret browser, T first, UnaryOperator<T> change) {
    var before = recall(browser).orElse(first);
    remember(browser, change.apply(before));
    return before;
  }

  private void forgetWhatIsOld() {
    var now = world.time().instant();
    remembered.values().removeIf(kept -> !now.isBefore(kept.until()));
  }

  private record Kept<T>(T what, Instant until) {}
}

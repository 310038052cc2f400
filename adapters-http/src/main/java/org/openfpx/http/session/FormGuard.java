package org.openfpx.http.session;

import io.javalin.http.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.problem.BadRequest;

/**
 * Lets a form through only if it came from a page of ours that this very browser was shown: it
 * carries a value derived from the browser's secret, and the browser names our own origin.
 */
public final class FormGuard {
  /** The name of the field. */
  public static final String FIELD = "csrf";

  private final String origin;

  /**
   * @param issuer where browsers find the system
   */
  public FormGuard(URI issuer) {
    var port = issuer.getPort() < 0 ? "" : ":" + issuer.getPort();
    this.origin = issuer.getScheme() + "://" + issuer.getHost() + port;
  }

  /** The value that forms shown to the holder of this secret carry. */
  public String token(Secret browser) {
    return SecretHash.sha256("openfpx form " + browser.reveal()).hex();
  }

  /**
   * Refuses a form that did not come from such a page.
   *
   * @param browser the secret of the cookie that came with the form
   */
  public void require(Context context, Parameters form, Optional<Secret> browser) {
    if (!fromOurOrigin(context)) {
      throw BadRequest.forged("the form was not sent from one of our pages");
    }
    var sent = form.optional(FIELD).orElse("").getBytes(StandardCharsets.UTF_8);
    boolean ours =
        browser
            .map(secret -> token(secret).getBytes(StandardCharsets.UTF_8))
            .filter(expected -> MessageDigest.isEqual(expected, sent))
            .isPresent();
    if (!ours) {
      throw BadRequest.forged("the form was not made for this browser, or is too old");
    }
  }

  private boolean fromOurOrigin(Context context) {
    var sent = Optional.ofNullable(context.header("Origin"));
    var site = Optional.ofNullable(context.header("Sec-Fetch-Site"));
    if (sent.isPresent()) {
      return sent.get().equals(origin) && site.filter("cross-site"::equals).isEmpty();
    }
    // Old browsers send neither; then the token alone decides.
    return site.map("same-origin"::equals).orElse(true);
  }
}

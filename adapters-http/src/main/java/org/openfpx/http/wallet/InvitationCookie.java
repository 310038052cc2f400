package org.openfpx.http.wallet;

import io.javalin.http.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.Sealer;
import org.openfpx.domain.secret.Secret;
import org.openfpx.http.session.BrowserCookie;

/**
 * The invitation that a browser has opened, sealed: so its secret stands in the link alone, and in
 * no address that a person passes on the way to signing in (protocol, section 1.3). Of several that
 * one counts that was opened last.
 */
public final class InvitationCookie {
  private static final Duration KEPT = Duration.ofHours(1);
  private static final String PLACE = "cookie.invitation";

  private final BrowserCookie cookie;
  private final Sealer sealer;

  /**
   * @param issuer where browsers find the wallet
   */
  public InvitationCookie(URI issuer, Sealer sealer) {
    this.cookie = BrowserCookie.of("wallet", issuer).forPurpose("invitation");
    this.sealer = sealer;
  }

  /** The invitation that was opened, if the cookie is one of ours. */
  Optional<Secret> read(Context context) {
    return cookie.read(context).flatMap(this::opened);
  }

  private Optional<Secret> opened(Secret value) {
    try {
      var text = Base64.getUrlDecoder().decode(value.reveal());
      var sealed = new Sealed(new String(text, StandardCharsets.UTF_8));
      return Optional.of(new Secret(sealer.open(sealed, PLACE)));
    } catch (IllegalArgumentException | IllegalStateException notOurs) {
      // Altered, or of a key that is gone: as good as none, for it comes from outside.
      return Optional.empty();
    }
  }

  void write(Context context, Secret code) {
    var text = sealer.seal(code.reveal(), PLACE).value().getBytes(StandardCharsets.UTF_8);
    var value = Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    cookie.write(context, new Secret(value), KEPT);
  }

  void clear(Context context) {
    cookie.clear(context);
  }
}

package org.openfpx.idp.oauth;

import java.util.Optional;
import org.openfpx.domain.assurance.Aal;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.assurance.Ial;
import org.openfpx.domain.oauth.Claims;

/** What ID tokens say about how sure a login is: {@code ial} and {@code aal}, 1 to 3. */
final class Levels {
  private Levels() {}

  static Optional<Ial> ial(Claims claims) {
    return level(claims, "ial").map(Ial::new);
  }

  static Optional<Aal> aal(Claims claims) {
    return level(claims, "aal").map(Aal::new);
  }

  /** What is missing is lowest. */
  static Assurance assurance(Claims claims) {
    return new Assurance(ial(claims).orElse(Ial.LOWEST), aal(claims).orElse(Aal.LOWEST));
  }

  // As a number, or as a text like "2" or "ial2"; anything else says nothing.
  private static Optional<Integer> level(Claims claims, String name) {
    var number = claims.whole(name).filter(level -> level >= 1 && level <= 3).map(Long::intValue);
    return number.or(() ->
        claims
            .text(name)
            .map(text -> text.startsWith(name) ? text.substring(name.length()) : text)
            .filter(text -> text.matches("[123]"))
            .map(Integer::parseInt));
  }
}

package org.openfpx.conformance.module;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.openfpx.conformance.check.Expect;
import org.openfpx.conformance.check.Subject;
import org.openfpx.conformance.exchange.Request;

/**
 * Spellings of a protected address that a guard may take for another, or for its own error page.
 */
final class ErrorPaths {
  private static final List<String> BEHIND =
      List.of(
          "/error",
          "/",
          "//",
          ";/error",
          "/..;/error",
          "%2ferror",
          "%3ferror=access_denied",
          "?error=access_denied",
          "?code=x&state=y&error=access_denied",
          "/%2e",
          "%00");

  private ErrorPaths() {}

  static void look(Subject subject) {
    var guarded = ResourceServers.opened(subject);
    var content =
        guarded.serves()
            ? Optional.of(ResourceServers.read(subject, guarded).body())
            : Optional.<String>empty();
    guarded.server().begin();
    for (var behind : BEHIND) {
      var address = URI.create(guarded.address() + behind);
      var answer = subject.send(Request.get("Ask without a token at " + behind, address));
      boolean opened =
          answer.status() / 100 == 2 && content.map(answer.body()::contains).orElse(true);
      Expect.that(!opened, "nothing that is protected at " + behind, Expect.seen(answer));
    }
  }
}

package org.openfpx.http.file;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.openfpx.domain.oauth.KeyRing;
import org.openfpx.domain.oauth.RotateSigningKeys;
import org.openfpx.domain.oauth.RotateSigningKeys.Begun;
import org.openfpx.domain.oauth.RotateSigningKeys.SignsAtOnce;
import org.openfpx.domain.oauth.RotateSigningKeys.UnderWay;

/**
 * {@code keys rotate} and {@code keys list} of the keys that a system signs with, in words for the
 * operator: ids, algorithms, states and times, and nothing of the keys themselves.
 */
final class KeyCommand {
  static final List<String> ACTIONS = List.of("rotate", "list");

  private static final String ROW = "%-43s  %-9s  %-9s  %-20s  %-20s  %s%n";

  private final OpenedKeys opened;

  KeyCommand(OpenedKeys opened) {
    this.opened = opened;
  }

  void run(String action, PrintStream out) {
    if (action.equals("rotate")) {
      for (var algorithm : opened.algorithms()) {
        out.println(algorithm + ": " + said(opened.rotation().rotate(algorithm)));
      }
    } else {
      list(out);
    }
  }

  private static String said(RotateSigningKeys.Outcome outcome) {
    return switch (outcome) {
      case Begun(var signing, var next) ->
          next.keyId()
              + " is published, and signs from "
              + at(next.signsFrom())
              + "; until then "
              + signing.keyId()
              + " does, which stays published until "
              + at(signing.publishedUntil());
      case UnderWay(var signing, var next) ->
          "nothing to do: "
              + next.keyId()
              + " is published already, and signs from "
              + at(next.signsFrom())
              + "; until then "
              + signing.keyId()
              + " does";
      case SignsAtOnce(var key) ->
          key.keyId()
              + " is published and signs from now on: there was no key that signs (if the system"
              + " has been served, look whether this is its database)";
    };
  }

  private void list(PrintStream out) {
    var now = opened.time().instant();
    var ring = new KeyRing(opened.keys().all());
    out.printf(ROW, "id", "algorithm", "state", "signs from", "signs until", "published until");
    for (var key : ring.keys()) {
      out.printf(
          ROW,
          key.keyId(),
          key.algorithm(),
          ring.stateAt(key, now).name().toLowerCase(Locale.ROOT),
          at(key.signsFrom()),
          at(key.signsUntil()),
          at(key.publishedUntil()));
    }
  }

  private static Instant at(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}

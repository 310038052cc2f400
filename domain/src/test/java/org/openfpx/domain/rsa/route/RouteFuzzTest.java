package org.openfpx.domain.rsa.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.rsa.RsaMother.AS;
import static org.openfpx.domain.testing.rsa.RsaMother.IMMUNIZATIONS;
import static org.openfpx.domain.testing.rsa.RsaMother.READ;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.rsa.route.RouteMatch.Ambiguous;
import org.openfpx.domain.rsa.route.RouteMatch.Matched;
import org.openfpx.domain.rsa.route.RouteMatch.NotMapped;
import org.openfpx.domain.rsa.route.RouteMatch.ParameterRefused;

/** Whatever is asked, only a listed address is ever asked upstream. */
class RouteFuzzTest {
  private static final int ROUNDS = 200_000;
  private static final List<String> PIECES =
      List.of(
          "/",
          "/",
          "/",
          "api",
          "Immunization",
          "Patient",
          "x",
          "..",
          ".",
          "//",
          ";",
          "%",
          "%2e",
          "%2F",
          "%5c",
          "\\",
          "%25",
          "%00",
          "%0a",
          "a1",
          "{id}",
          "?",
          "#",
          "%c3%bc",
          "\u00fc",
          "%49",
          "$everything",
          ":",
          "@",
          "+",
          " ",
          "%20",
          "~");
  private static final List<String> QUERY_PIECES =
      List.of(
          "date",
          "patient",
          "_count",
          "=",
          "=",
          "&",
          "&",
          "%70atient",
          "Patient/1",
          "1",
          "2020",
          "+",
          "%26",
          "%3D",
          ";",
          "[]",
          ":",
          ".",
          "#",
          "%00",
          "\u00fc",
          "_include",
          "http://x/");

  private final RouteTable table =
      RouteTable.of(
          "/api",
          List.of(
              route("/api/Immunization"), route("/api/Immunization/{id}"), route("/api/Patient")));

  private static ProtectedRoute route(String path) {
    return new ProtectedRoute(
        "GET",
        PathPattern.parse(path),
        new ProtectedResource(AS, IMMUNIZATIONS, READ),
        Set.of("date", "_count"));
  }

  @Test
  void onlyListedAddressesGoUp() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    int matched = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String path = round % 3 == 0 ? "/api/Immunization" : text(random, PIECES);
      Optional<String> query =
          random.nextInt(3) == 0 ? Optional.empty() : Optional.of(text(random, QUERY_PIECES));
      var match = table.match(new RawRequest("GET", path, query, Set.of(), false));
      var shown = "seed %d: %s ? %s -> %s".formatted(seed, path, query, match);
      switch (match) {
        case Matched(var _, var target) -> {
          matched++;
          assertThat(target.path())
              .as(shown)
              .matches("/Patient|/Immunization(/[A-Za-z0-9.-]{1,64})?");
          assertThat(target.path()).as(shown).doesNotMatch(".*/\\.{1,2}");
          assertThat(target.query())
              .as(shown)
              .matches("((date|_count)=[A-Za-z0-9._~%-]*(&(?=.)|$))*")
              .doesNotContainIgnoringCase("patient=")
              .doesNotContainIgnoringCase("patient%2F");
          assertThat(URI.create(target.pathAndQuery()).normalize().getRawPath())
              .as(shown)
              .isEqualTo(target.path());
        }
        case NotMapped(), Ambiguous(var _), ParameterRefused(var _) -> {}
      }
    }
    assertThat(matched).as("seed " + seed).isGreaterThan(100);
  }

  private static String text(Random random, List<String> pieces) {
    var text = new StringBuilder();
    int length = random.nextInt(8);
    for (int i = 0; i < length; i++) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }
}

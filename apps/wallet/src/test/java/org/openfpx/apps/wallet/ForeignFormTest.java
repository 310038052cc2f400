package org.openfpx.apps.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.http.discovery.Route;

/**
 * What other sites can have the browser of a person send who is signed in changes nothing, at any
 * address of the wallet (OWASP ASVS 5.0, 3.5.1 and 3.5.3).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignFormTest {
  /** They take what authorization servers send, and no cookie counts there; see BadInputTest. */
  private static final Set<String> FOR_SYSTEMS = Set.of("/oauth2/authorize", "/oauth2/token");

  private SignedIn person;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    person = new SignedIn(folder);
  }

  @AfterAll
  void stop() {
    person.close();
  }

  private List<Route> forms() {
    return person.routes().stream()
        .filter(route -> route.method().name().equals("POST"))
        .filter(route -> !FOR_SYSTEMS.contains(route.path()))
        .toList();
  }

  private static String path(Route route) {
    return route.path().replaceAll("[{<][a-z]+[}>]|[*]", "x");
  }

  @Test
  void noFormIsTakenThatDidNotComeFromAPageMadeForThisBrowser() {
    var before = rows();
    var good = "idp=id&next=%2F&answer=yes&language=fr&csrf=";
    var wrong = "0".repeat(64);

    assertThat(forms()).hasSizeGreaterThan(12);
    for (var route : forms()) {
      var path = path(route);
      var mark = good + person.csrf();
      assertThat(
              List.of(
                  person.form(path, good),
                  person.form(path, good + wrong),
                  person.send("POST", path, mark, "Origin", "https://evil.example"),
                  person.send("POST", path, mark, "Origin", "null"),
                  person.send("POST", path, mark, "Sec-Fetch-Site", "cross-site"),
                  person.send("POST", path, mark, "Sec-Fetch-Site", "same-site"),
                  person.form(path, mark, "Sec-Fetch-Site", "cross-site")))
          .as(path)
          .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(403));
    }
    assertThat(rows()).isEqualTo(before);
    assertThat(person.get("/account").statusCode()).as("still signed in").isEqualTo(200);
  }

  @Test
  void lookingChangesNothing() {
    var before = rows();

    for (var route : person.routes()) {
      // The way back from where somebody signs in takes what that gave, bound to its browser.
      if (route.path().startsWith("/callback") || route.path().equals("/oauth2/authorize")) {
        continue;
      }
      for (var method : List.of("GET", "HEAD", "OPTIONS")) {
        person.send(method, path(route), "", "Sec-Fetch-Site", "cross-site");
      }
    }

    assertThat(rows()).isEqualTo(before);
    assertThat(person.get("/account").statusCode()).as("still signed in").isEqualTo(200);
  }

  /** OWASP ASVS 5.0, 3.4.2. */
  @Test
  void nothingButWhatIsPublicIsOpenToScriptsOfOtherOrigins() {
    for (var route : person.routes()) {
      for (var origin : List.of("https://evil.example", "null")) {
        for (var method : List.of(route.method().name(), "OPTIONS")) {
          var answer =
              person.send(
                  method,
                  path(route),
                  "",
                  "Origin",
                  origin,
                  "Access-Control-Request-Method",
                  "GET");
          var isPublic = method.equals("GET") && route.path().matches("/jwks|/[.]well-known/.*");
          assertThat(answer.headers().allValues("Access-Control-Allow-Origin"))
              .as("%s %s", method, route.path())
              .isEqualTo(isPublic ? List.of("*") : List.of());
          assertThat(answer.headers().allValues("Access-Control-Allow-Credentials")).isEmpty();
        }
      }
    }
  }

  /** RFC 7636 section 7.1. */
  @Test
  void everyDepartureHasAChallengeOfItsOwn() {
    var challenges = new HashSet<String>();
    for (int departure = 0; departure < 100; departure++) {
      challenges.add(SignedIn.parameter(person.leave(), "code_challenge"));
    }

    assertThat(challenges).hasSize(100).allMatch(one -> one.matches("[A-Za-z0-9_-]{43}"));
  }

  @Test
  void noRowHoldsASecretOfABrowserOrOfASignIn() {
    var asked = person.leave();
    var secrets =
        List.of(
            SignedIn.parameter(asked, "state"),
            SignedIn.parameter(asked, "nonce"),
            SignedIn.SECRET,
            person.csrf());

    var cells = Rows.of(person.address());

    assertThat(cells).hasSizeGreaterThan(20);
    assertThat(person.cookies()).isNotEmpty();
    assertThat(person.cookies()).anyMatch(value -> value.length() > 40);
    for (var cookie : person.cookies()) {
      assertThat(cells).noneMatch(cell -> cookie.length() > 20 && cell.contains(cookie));
    }
    for (var secret : secrets) {
      assertThat(secret.length()).isGreaterThan(20);
      assertThat(cells).noneMatch(cell -> cell.contains(secret));
    }
  }

  private String rows() {
    return Rows.of(person.address()).stream()
        .sorted(Comparator.naturalOrder())
        .collect(Collectors.joining("\n"));
  }
}

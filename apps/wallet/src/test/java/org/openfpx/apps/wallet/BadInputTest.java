package org.openfpx.apps.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openfpx.domain.testing.Sweep;
import org.openfpx.http.discovery.Route;

/**
 * Every address of the wallet, with bad values in every parameter that any of them takes, one at a
 * time, sent by a person who is signed in or by an authorization server. Afterwards one can still
 * sign in.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  /** What pages take from their addresses. */
  private static final List<String> ASKED =
      List.of(
          "next",
          "after",
          "of",
          "like",
          "parting",
          "pending",
          "new",
          "client_id",
          "lang",
          "code",
          "state",
          "iss",
          "error");

  /** What forms hold, beside the mark of their page. */
  private static final List<String> FILLED =
      List.of(
          "next",
          "idp",
          "language",
          "until",
          "answer",
          "client",
          "proof",
          "value",
          "link",
          "shown",
          "session",
          "scope",
          "place");

  private final Sweep sweep = new Sweep(SignedIn.SECRET);
  private SignedIn person;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    person = new SignedIn(folder);
  }

  @AfterAll
  void stop() {
    person.close();
  }

  @Test
  void noValueOfAnyParameterBreaksAnything() {
    asAnAuthorizationServer();
    // Whatever ends this person's being here comes last.
    person.routes().stream()
        .sorted(Comparator.comparing(BadInputTest::ends))
        .forEach(this::asAPerson);

    assertThat(sweep.tried()).isGreaterThan(2_000);
    assertThat(sweep.wrong()).isEmpty();
    person.again();
  }

  private static boolean ends(Route route) {
    return route.path().matches("/sign-out|/account/(delete|sessions)");
  }

  private void asAPerson(Route route) {
    var method = route.method().name();
    var path = route.path().replaceAll("[{<][a-z]+[}>]|[*]", "x");
    if (!path.equals(route.path())) {
      sweep.addresses(
          method + " " + route.path(),
          bad -> {
            var there = route.path().replaceFirst("[{<][a-z]+[}>]|[*]", bad);
            var rest = there.replaceAll("[{<][a-z]+[}>]|[*]", "x");
            return send(method, rest, "", "csrf=" + person.csrf());
          });
    }
    var values = new LinkedHashMap<String, String>();
    if (method.equals("POST")) {
      values.put("csrf", person.csrf());
    }
    (method.equals("POST") ? FILLED : ASKED).forEach(name -> values.put(name, "x"));
    sweep.parameters(
        method + " " + route.path(),
        () -> values,
        text ->
            method.equals("POST")
                ? send(method, path, "", text)
                : send(method, path + "?" + text, "", ""));
  }

  private void asAnAuthorizationServer() {
    var request = new LinkedHashMap<String, String>();
    request.put("client_id", "the-as");
    request.put("redirect_uri", "http%3A%2F%2Flocalhost%3A1%2Ftransaction%2Fcallback");
    request.put("response_type", "code");
    request.put("scope", "openid");
    request.put("state", "s");
    request.put("nonce", "n");
    request.put("transaction", "x".repeat(43));
    request.put("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    request.put("code_challenge_method", "S256");
    request.put("prompt", "login");
    request.put("max_age", "60");
    request.put("acr_values", "ial2-aal2");
    request.put("ui_locales", "fr");
    sweep.parameters(
        "GET /oauth2/authorize",
        () -> request,
        text -> send("GET", "/oauth2/authorize?" + text, "", ""));
    sweep.parameters(
        "POST /oauth2/authorize",
        () -> request,
        text -> send("POST", "/oauth2/authorize", "", text));
    var code =
        Map.of(
            "grant_type", "authorization_code",
            "code", "x",
            "redirect_uri", "http%3A%2F%2Flocalhost%3A1%2Ftransaction%2Fcallback",
            "code_verifier", "a".repeat(43));
    var basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(("the-as:" + SignedIn.SECRET).getBytes(StandardCharsets.UTF_8));
    sweep.parameters(
        "POST /oauth2/token", () -> code, text -> send("POST", "/oauth2/token", basic, text));
  }

  private HttpResponse<String> send(String method, String path, String authorization, String body) {
    if (!method.equals("POST")) {
      return person.send(method, path, "");
    }
    return authorization.isEmpty()
        ? person.form(path, body)
        : person.form(path, body, "Authorization", authorization);
  }
}

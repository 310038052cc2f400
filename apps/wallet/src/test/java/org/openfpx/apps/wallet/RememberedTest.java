package org.openfpx.apps.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A provider that lets in whom it remembers, and does not say when they gave their password: who
 * finds a browser open comes back from there as its owner, and gets no further by that.
 */
class RememberedTest {
  private static final String AGAIN = "/sign-in/again?next=";
  private static final String DELETE = "/account/delete";

  /** Where one comes who did so, on the way to it. */
  private static final String TRIED = "/sign-in/again?tried=yes&next=%2Faccount%2Fdelete";

  private SignedIn person;

  @BeforeEach
  void signIn(@TempDir Path folder) throws IOException {
    person = new SignedIn(folder);
    person.signInWhereNobodySaysWhen();
  }

  @AfterEach
  void close() {
    person.close();
  }

  @Test
  void whoeverComesBackByThePlainPageSignsInOnceMoreFirst() {
    assertThatAllIsRefused();

    var asked = person.leave();
    assertThat(asked).doesNotContain("prompt=", "max_age=");
    person.comeBack(asked);

    assertThatAllIsRefused();
    assertThat(person.get(TRIED).body()).contains("once more, but the service", "name=\"again\"");
  }

  @Test
  void whoWasAskedForTheirPasswordGoesOnAndIsNotAskedForever() {
    var page = person.get(AGAIN + "%2Faccount%2Fdelete").body();
    assertThat(page).contains("name=\"again\" value=\"yes\"", "name=\"idp\" value=\"id\"");

    var asked = person.leave("&idp=id&again=yes&next=%2Faccount%2Fdelete");
    assertThat(asked).contains("prompt=login", "max_age=0");
    person.comeBack(asked);

    assertThat(target(person.get(TRIED))).isEqualTo(DELETE);
    assertThat(person.get(DELETE).statusCode()).isEqualTo(200);
    assertThat(send("/sources/id/link").body()).contains("/authorize?");
    assertThat(person.get("/account/sessions").body()).doesNotContain("name=\"again\"");

    person.comeBack(person.leave());
    assertThatAllIsRefused();
    person.comeBack(person.leave("&idp=id&again=yes&next=%2F"));
    assertThat(target(send(DELETE))).isEqualTo("/account/deleted");
  }

  @Test
  void whoSignedOutAndIsRememberedSignsInOnceMoreFirst() {
    person.comeBack(person.leave("&idp=id&again=yes&next=%2F"));
    send("/sign-out");
    person.again();

    assertThatAllIsRefused();
  }

  private void assertThatAllIsRefused() {
    var delete = AGAIN + "%2Faccount%2Fdelete";
    assertThat(target(person.get(DELETE))).isEqualTo(delete);
    assertThat(target(send(DELETE))).isEqualTo(delete);
    assertThat(target(send("/sources/id/link"))).isEqualTo(AGAIN + "%2Fsources");
    send("/account/sessions");
    assertThat(person.get("/account/sessions").body())
        .contains("Browser 2", "To sign out of another browser, sign in once more");
  }

  private HttpResponse<String> send(String path) {
    return person.form(path, "csrf=" + person.csrf());
  }

  private static String target(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("none: " + answer.statusCode());
  }
}

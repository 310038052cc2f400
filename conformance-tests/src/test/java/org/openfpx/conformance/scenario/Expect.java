package org.openfpx.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.conformance.scenario.Traveller.of;

import java.net.URI;
import org.openfpx.conformance.exchange.Answer;
import org.openfpx.conformance.robot.Page;

/** What scenarios end in. */
final class Expect {
  private Expect() {}

  /** RFC 6749 section 5.2: the client has to begin again. */
  static void invalidGrant(Answer answer) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").asText()).isEqualTo("invalid_grant");
    assertThat(answer.json().has("access_tokens")).isFalse();
  }

  /** What the client says that it was given; below it, it offers every source there is. */
  static String given(Page clients) {
    return clients.document().select("section.card[aria-label]").text();
  }

  /** The network's page that says so, and how to go on. */
  static void over(Page page) {
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.heading()).isEqualTo("This request is over");
    assertThat(page.text()).contains("start again");
  }

  /** A page that tells of a problem, with a way on. */
  static void wayOn(Page page, int status) {
    assertThat(page.status()).as(page.text()).isEqualTo(status);
    assertThat(page.heading()).isNotBlank();
    assertThat(page.document().select("main a[href]")).as("a way on").isNotEmpty();
  }

  /** The way back to the client, with an error instead of a ticket. */
  static void refused(URI back, String error) {
    assertThat(of(back, "error")).isEqualTo(error);
    assertThat(of(back, "ticket")).isEmpty();
    assertThat(of(back, "state")).isNotEmpty();
    assertThat(of(back, "iss")).isNotEmpty();
  }
}

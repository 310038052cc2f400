package org.openfpx.apps.demo.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** UMA Grant 3.2.1 in the grammar of RFC 9110 section 11.6.1. */
class ChallengeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UMA realm=\"City Clinic\", as_uri=\"https://as.test\", ticket=\"t-1\"",
        "uma ticket=t-1,as_uri=\"https://as.test\"",
        "UMA  AS_URI = \"https://as.test\" ,\t Ticket=\"t-1\"",
        "Basic realm=\"UMA ticket=\\\"x\\\", \", UMA as_uri=\"https://as.test\", ticket=\"t-1\"",
        "Negotiate, UMA as_uri=\"https://as.test\", ticket=\"t-1\", Bearer realm=\"ticket\"",
        "Negotiate dG9rZW4==, UMA as_uri=\"https://as.test\", ticket=\"t-1\"",
        "UMA as_uri=\"https:\\/\\/as.test\", ticket=\"t-1\", x_test=1, Bearer ticket=\"other\"",
      })
  void theOneOfSchemeUmaIsFound(String header) {
    var challenge = Challenge.in(header).orElseThrow();

    assertThat(challenge.server()).isEqualTo("https://as.test");
    assertThat(challenge.ticket().reveal()).isEqualTo("t-1");
  }

  @Test
  void whereTheSourceSaysMoreOfItselfMayStandInAnyChallenge() {
    var uma = "UMA as_uri=\"https://as.test\", ticket=\"t-1\"";

    assertThat(Challenge.in(uma).orElseThrow().metadata()).isEmpty();
    assertThat(Challenge.in(uma + ", Bearer resource_metadata=\"https://rs.test/m\"").orElseThrow())
        .satisfies(both -> assertThat(both.ticket().reveal()).isEqualTo("t-1"))
        .satisfies(both -> assertThat(both.metadata()).contains("https://rs.test/m"));
    assertThat(Challenge.in("DPoP Resource_Metadata=\"m\", " + uma).orElseThrow().metadata())
        .contains("m");
  }

  @Test
  void aTicketOfOddShapeIsKeptAsItIs() {
    var odd = "a.b%2B=+/~" + "x".repeat(2048);

    assertThat(Challenge.in("UMA as_uri=\"https://as.test\", ticket=\"" + odd + "\""))
        .hasValueSatisfying(found -> assertThat(found.ticket().reveal()).isEqualTo(odd));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer realm=\"x\"",
        "UMA",
        "UMA as_uri=\"https://as.test\"",
        "UMA ticket=\"t\"",
        "UMA as_uri=\"https://as.test\", ticket=\"\"",
        "UMA as_uri=\"https://as.test\", ticket=\"t\", ticket=\"u\"",
        "UMA as_uri=\"https://as.test\", ticket=\"t",
        "UMA as_uri=\"https://as.test\", ticket=\"t\", UMA as_uri=\"https://b\", ticket=\"u\"",
        "Bearer as_uri=\"https://as.test\", ticket=\"t\"",
        "Bearer realm=\"UMA as_uri=\\\"https://as.test\\\", ticket=\\\"t\\\"\"",
        "UMA as_uri=\"https://as.test\"x, ticket=\"t\"",
      })
  void whatIsNoneIsNone(String header) {
    assertThat(Challenge.in(header)).isEmpty();
  }
}

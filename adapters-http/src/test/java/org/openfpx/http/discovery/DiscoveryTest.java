package org.openfpx.http.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Protocol, section 1: the documents say what is mounted. */
class DiscoveryTest {
  private static final URI ISSUER = URI.create("https://as.test");

  @Test
  void everyEndpointContributesItsLines() {
    var token =
        endpoint(
            "/oauth2/token",
            Contribution.in(DiscoveryDocument.OAUTH, DiscoveryDocument.UMA2)
                .address("token_endpoint", "/oauth2/token"),
            Contribution.in(DiscoveryDocument.OAUTH).list("grant_types_supported", "a", "b"));
    var other =
        endpoint(
            "/oauth2/other",
            Contribution.in(DiscoveryDocument.OAUTH).list("grant_types_supported", "b", "c"));

    var content = Discovery.content(ISSUER, DiscoveryDocument.OAUTH, List.of(token, other));

    assertThat(content)
        .isEqualTo(
            Map.of(
                "issuer", "https://as.test",
                "token_endpoint", "https://as.test/oauth2/token",
                "grant_types_supported", List.of("a", "b", "c")));
  }

  @Test
  void anAddressAtWhichNobodyAnswersIsNotPublished() {
    var liar =
        endpoint(
            "/here", Contribution.in(DiscoveryDocument.OAUTH).address("token_endpoint", "/there"));

    assertThatThrownBy(() -> Discovery.content(ISSUER, DiscoveryDocument.OAUTH, List.of(liar)))
        .hasMessageContaining("/there");
  }

  @Test
  void twoEndpointsMustNotContradictEachOther() {
    var yes = endpoint("/a", Contribution.in(DiscoveryDocument.OAUTH).flag("x", true));
    var no = endpoint("/b", Contribution.in(DiscoveryDocument.OAUTH).flag("x", false));

    assertThatThrownBy(() -> Discovery.content(ISSUER, DiscoveryDocument.OAUTH, List.of(yes, no)))
        .hasMessageContaining("x");
  }

  private static Endpoint endpoint(String path, Contribution... contributions) {
    return new Endpoint() {
      @Override
      public List<Route> routes() {
        return List.of(Route.get(path, context -> {}));
      }

      @Override
      public List<Contribution> contributions() {
        return List.of(contributions);
      }
    };
  }
}

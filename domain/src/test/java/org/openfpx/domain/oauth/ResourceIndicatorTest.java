package org.openfpx.domain.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8707 section 2: an absolute URI without fragment. */
class ResourceIndicatorTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", "clinic", "/api", "//clinic.example/api", "https://a b", "https://a/#", "a#b"})
  void whatIsRelativeOrHasAFragmentIsNone(String text) {
    assertThat(ResourceIndicator.parse(text)).isEmpty();
    assertThat(ResourceIndicator.parseLines("https://a.example\n" + text + "\nhttps://b.example"))
        .isEmpty();
  }

  @Test
  void severalStandOneALine() {
    assertThat(ResourceIndicator.parseLines("https://a.example\nurn:b").orElseThrow())
        .extracting(one -> one.value().toString())
        .containsExactly("https://a.example", "urn:b");
    assertThat(ResourceIndicator.parse("https://a.example/" + "x".repeat(2_048))).isEmpty();
    assertThatThrownBy(() -> new ResourceIndicator(URI.create("/api")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aProviderIsNamedByItsIssuerAndNothingLikeIt() {
    var issuer = new Issuer("https://as.example");

    assertThat(named("https://as.example").names(issuer)).isTrue();
    assertThat(named("https://as.example/").names(issuer)).isFalse();
    assertThat(named("https://as.example/oauth2/userinfo").names(issuer)).isFalse();
    assertThat(named("https://AS.example").names(issuer)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://rs.example, https://rs.example, true",
    "https://rs.example/, https://rs.example, true",
    "https://rs.example/api/x, https://rs.example, true",
    "https://rs.example:443/api, https://RS.example/api/, true",
    "https://rs.example/api/x?id=1, https://rs.example/api, true",
    "https://rs.example/api, https://rs.example/api/x, false",
    "https://rs.example/apis, https://rs.example/api, false",
    "https://rs.example/api/../x, https://rs.example/api, false",
    "https://rs.example.evil/api, https://rs.example/api, false",
    "https://rs.example@evil.example/, https://rs.example, false",
    "https://rs.example:8443/, https://rs.example, false",
    "http://rs.example/, https://rs.example, false",
    "urn:rs, https://rs.example, false"
  })
  void anAddressLiesAtAnotherOrBelowIt(String indicator, String base, boolean lies) {
    assertThat(named(indicator).liesAt(URI.create(base))).isEqualTo(lies);
  }

  private static ResourceIndicator named(String text) {
    return ResourceIndicator.parse(text).orElseThrow();
  }
}

package org.openfpx.domain.oauth.dpop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 9449 section 4.3, point 9: two spellings of one address are one address. */
class TargetAddressTest {
  private static void assertSame(String one, String other) {
    assertThat(TargetAddress.parse(one)).as(other).isPresent();
    assertThat(TargetAddress.parse(other)).as(other).isEqualTo(TargetAddress.parse(one));
  }

  @Test
  void spellingQueryAndFragmentMakeNoDifference() {
    var address = "https://as.example/a/b~c";

    for (var spelling :
        List.of(
            "HTTPS://AS.example/a/b~c",
            "https://as.example:443/a/b~c",
            "https://as.example/a/b%7Ec",
            "https://as.example/%61/b%7ec",
            "https://as.example/a/b~c?x=1",
            "https://as.example/a/b~c#x")) {
      assertSame(address, spelling);
    }
    assertSame("http://[::1]:80", "http://[::1]/");
    assertSame("https://as.example/%2f%c3%a9", "https://as.example/%2F%C3%A9");
  }

  @Test
  void anythingElseIsAnotherAddress() {
    var address = TargetAddress.parse("https://as.example/a/b");

    for (var other :
        List.of(
            "http://as.example/a/b",
            "https://as.example:8443/a/b",
            "https://as.example.evil.example/a/b",
            "https://as.example/a/B",
            "https://as.example/a/b/",
            "https://as.example/a%2Fb",
            "https://as.example/a//b",
            "https://as.example/")) {
      assertThat(TargetAddress.parse(other)).as(other).isPresent().isNotEqualTo(address);
    }
  }

  @Test
  void whatIsNoAddressOfAWebServerIsNone() {
    for (var none :
        List.of(
            "",
            "/a/b",
            "as.example/a",
            "ftp://as.example/a",
            "https:///a",
            "https://june@as.example/a",
            "https://as.example/a b",
            "https://as.example/" + "a".repeat(2048))) {
      assertThat(TargetAddress.parse(none)).as(none).isEmpty();
    }
  }
}

package org.openfpx.domain.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** RFC 9700 sections 2.6 and 4.1.3, RFC 8252 sections 7 and 8. */
class RedirectUrisTest {
  @Test
  void onlySafeAddressesCanBeRegistered() {
    for (var good :
        List.of(
            "https://client.example/cb",
            "https://client.example/cb?tenant=1",
            "http://localhost:8408/callback",
            "http://127.0.0.1/cb",
            "http://[::1]:8080/cb",
            "org.example.app:/cb")) {
      assertThat(RedirectUris.isRedirectUri(good)).as(good).isTrue();
    }
    for (var bad :
        List.of(
            "http://client.example/cb",
            "https://client.example/cb#part",
            "https://user@client.example/cb",
            "/cb",
            "//client.example/cb",
            "javascript:alert(1)",
            "data:text/html,x",
            "https:///cb",
            "https://client.example/a b")) {
      assertThat(RedirectUris.isRedirectUri(bad)).as(bad).isFalse();
    }
  }

  @Test
  void thePortOfALoopbackAddressIsOpenForAppsAlone() {
    var app = new RedirectUris(Set.of("http://127.0.0.1/cb"), true);
    var web = new RedirectUris(Set.of("http://127.0.0.1/cb"), false);

    assertThat(app.target(new RequestedRedirect("http://127.0.0.1:51234/cb"))).isPresent();
    assertThat(app.target(new RequestedRedirect("http://127.0.0.1:51234/other"))).isEmpty();
    assertThat(app.target(new RequestedRedirect("http://localhost:51234/cb"))).isEmpty();
    assertThat(app.target(new RequestedRedirect("http://127.0.0.1.evil.example/cb"))).isEmpty();
    assertThat(app.target(new RequestedRedirect("http://127.0.0.1:1@evil.example/cb"))).isEmpty();
    assertThat(web.target(new RequestedRedirect("http://127.0.0.1:51234/cb"))).isEmpty();
  }

  /** RFC 9700, sections 2.1 and 4.1.3: simple string comparison. */
  @Test
  void anAddressIsComparedCharacterByCharacterItsQueryToo() {
    var uris = RedirectUris.of("https://c.example/cb?tenant=1&x=y");

    assertThat(uris.target(new RequestedRedirect("https://c.example/cb?tenant=1&x=y"))).isPresent();
    for (var other :
        List.of(
            "https://c.example/cb",
            "https://c.example/cb?",
            "https://c.example/cb?tenant=1",
            "https://c.example/cb?x=y&tenant=1",
            "https://c.example/cb?tenant=1&x=y&z=",
            "https://c.example/cb?tenant=1&x=%79",
            "https://c.example/cb?tenant=1&x=y#",
            "https://C.example/cb?tenant=1&x=y",
            "https://c.example:443/cb?tenant=1&x=y",
            "https://c.example/./cb?tenant=1&x=y")) {
      assertThat(uris.target(new RequestedRedirect(other))).as(other).isEmpty();
    }
  }

  @Test
  void anEmptyQueryIsContinued() {
    var parameters = Map.of("code", "a");

    assertThat(new RedirectTarget("https://c.example/cb?").with(parameters))
        .hasToString("https://c.example/cb?code=a");
    assertThat(new RedirectTarget("https://c.example/cb?x&").with(parameters))
        .hasToString("https://c.example/cb?x&code=a");
  }

  @Test
  void parametersAreAddedBehindTheAddressesOwn() {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("code", "a b&c");
    parameters.put("iss", "https://p.example");

    assertThat(new RedirectTarget("https://c.example/cb?x=y").with(parameters))
        .hasToString("https://c.example/cb?x=y&code=a%20b%26c&iss=https%3A%2F%2Fp.example");
    assertThat(new RedirectTarget("https://c.example/cb").with(parameters))
        .hasToString("https://c.example/cb?code=a%20b%26c&iss=https%3A%2F%2Fp.example");
  }
}

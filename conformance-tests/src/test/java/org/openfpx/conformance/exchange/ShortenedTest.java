package org.openfpx.conformance.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the kit shows of secrets. */
class ShortenedTest {
  @Test
  void ofARandomTextTheBeginningIsShown() {
    assertThat(Shortened.of("ticket=clmYC-0123456789abcdefABCDEF&state=1"))
        .isEqualTo("ticket=clmYC-…&state=1");
    assertThat(Shortened.of("csrf=91b2f882425c63fa7ebf9525e5f69705e004b85e"))
        .isEqualTo("csrf=91b2f8…");
  }

  @Test
  void ofAPasswordNothingIsShown() {
    assertThat(Shortened.of("password=tulip0123456789abcdef0123456789")).isEqualTo("password=…");
    assertThat(Shortened.of("user=june&password=cedar&x=1")).isEqualTo("user=june&password=…&x=1");
    assertThat(Shortened.of("{\"password\":\"cedar\",\"user\":\"june\"}"))
        .isEqualTo("{\"password\":\"…\",\"user\":\"june\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"client_secret\": \"é !\\\"x\"}|{\"client_secret\": \"…\"}",
        "{\"user_code\":1234,\"n\":1}|{\"user_code\":…,\"n\":1}",
        "{\"tokens\":[\"a\",\"b\"]}|{\"tokens\":…]}",
        "{\"refresh_token\":\"cut|{\"refresh_token\":\"…",
        "grant_type=x&code=a%2Fb&state=1|grant_type=x&code=…&state=1",
        "https://c.example/cb?pct=1~2#rpt=3|https://c.example/cb?pct=…#rpt=…",
        "Set-Cookie: SID=1; Path=/|Set-Cookie: …",
        "Authorization: Bearer x|Authorization: …",
        "UMA realm=\"r\", ticket=\"7\"|UMA realm=\"r\", ticket=\"…\"",
        "<input name=\"csrf_token\" value=\"z\">|<input name=\"csrf_token\" value=\"…\">",
        "client_assertion=~~&code_verifier=..|client_assertion=…&code_verifier=…",
      })
  void whatIsNamedASecretIsShortenedWhateverItIs(String text, String shown) {
    assertThat(Shortened.of(text)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"token_endpoint\":\"https://as.example/token\"}'",
    "'{\"token_type\":\"Bearer\",\"expires_in\":300,\"ticket\":\"\"}'",
    "token_type_hint=access_token&response_type=code",
    "'{\"code_challenge_methods_supported\":[\"S256\"]}'",
    "400 with error invalid_token",
  })
  void whatIsButAboutSecretsStays(String text) {
    assertThat(Shortened.of(text)).isEqualTo(text);
  }

  @Test
  void theKitsOwnCredentialsAreShownNowhere() {
    var own = Set.of("cedar", "a+b/c", "a%2Bb%2Fc");
    assertThat(Shortened.of("x=cedar&y=a%2Bb%2Fc said a+b/c, cedars", own))
        .isEqualTo("x=…&y=… said …, cedars");
    assertThat(Shortened.hide("hidden-by-a-test")).isEqualTo("hidden-by-a-test");
    assertThat(Shortened.of("<p>hidden-by-a-test</p>")).isEqualTo("<p>…</p>");
  }

  /** Long texts of a hostile server take neither the stack nor the time. */
  @Test
  void longTextsEnd() {
    var quotes = "{\"token\":\"" + "\\\"".repeat(1 << 20);
    assertThat(Shortened.of(quotes)).isEqualTo("{\"token\":\"…");
  }

  @Test
  void namesStayWhole() {
    var name = "resource_id=city-clinic-immunizations";
    assertThat(Shortened.of(name)).isEqualTo(name);
  }
}

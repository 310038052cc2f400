package org.openfpx.http.as.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which form of an answer is asked for (RFC 9701 section 4, RFC 9110 section 12.5.1). */
class AcceptedFormTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/token-introspection+jwt",
        "Application/Token-Introspection+JWT",
        "application/token-introspection+jwt, application/json;q=0.9",
        "application/json;q=0.5, application/token-introspection+jwt;q=0.6",
        "*/*, application/token-introspection+jwt",
        "application/*;q=0.1, text/html, application/token-introspection+jwt;q=0.2",
        "application/json;q=0, application/token-introspection+jwt;q=0.1",
        "*/*;q=0.1|application/token-introspection+jwt",
      })
  void whatIsPreferredByItsNameIsSigned(String lines) {
    assertThat(form(lines)).isEqualTo(AcceptedForm.SIGNED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "*/*",
        "application/*",
        "application/jwt",
        "text/html",
        "application/json, application/token-introspection+jwt;q=0.9",
        "application/json;q=0.3, application/token-introspection+jwt;q=0.2",
        "application/token-introspection+jwt;q=0",
        "application/token-introspection+jwt;q=0, */*",
        "application/token-introspection+jwt;q=many",
        ",;=\"",
        "",
      })
  void allElseIsJson(String lines) {
    assertThat(form(lines)).isEqualTo(AcceptedForm.JSON);
  }

  @Test
  void whoSaysNothingGetsJson() {
    assertThat(AcceptedForm.of(List.of())).isEqualTo(AcceptedForm.JSON);
  }

  private static AcceptedForm form(String lines) {
    return AcceptedForm.of(Arrays.asList(lines.split("[|]")));
  }
}

package org.openfpx.http.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openfpx.http.problem.BadRequest;

/** RFC 6749, sections 3.1 and 3.2: what may come in as parameters. */
class ParametersTest {

  @Test
  void valuesAreDecodedOnce() {
    var parameters = Parameters.parse("scope=read+write&name=%C3%89lise%2526");

    assertThat(parameters.required("scope")).isEqualTo("read write");
    assertThat(parameters.required("name")).isEqualTo("Élise%26");
  }

  @Test
  void aParameterWithoutAValueCountsAsNotSent() {
    var parameters = Parameters.parse("state=&code");

    assertThat(parameters.has("state")).isFalse();
    assertThat(parameters.names()).containsExactly("state", "code");
    assertThatThrownBy(() -> parameters.required("code")).isInstanceOf(BadRequest.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=1&a=2", "a=1&a=", "a=1&%61=2"})
  void noParameterIsThereTwice(String encoded) {
    assertThatThrownBy(() -> Parameters.parse(encoded)).isInstanceOf(BadRequest.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a=%", "a=%4", "a=%zz", "a=%ff", "a=%00", "a=%0d%0a", "a=%ed%a0%80", "a=é"})
  void whatIsNoCleanTextIsRefused(String encoded) {
    assertThatThrownBy(() -> Parameters.parse(encoded)).isInstanceOf(BadRequest.class);
  }

  @Test
  void valuesNeverReachALog() {
    assertThat(Parameters.parse("password=geheim").toString()).doesNotContain("geheim");
  }
}

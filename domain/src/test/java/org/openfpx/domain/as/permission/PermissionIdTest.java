package org.openfpx.domain.as.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionIdTest {
  @Test
  void aNameIsRead() {
    assertThat(PermissionId.parse("p 1")).isEqualTo(Optional.of(new PermissionId("p 1")));
    assertThat(PermissionId.parse("p".repeat(64))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "p ", " p", "p\t"})
  void whatNamesNothingIsNotRead(String text) {
    assertThat(PermissionId.parse(text)).isEmpty();
    assertThat(PermissionId.parse("p".repeat(65))).isEmpty();
  }
}

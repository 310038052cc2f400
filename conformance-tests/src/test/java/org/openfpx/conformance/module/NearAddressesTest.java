package org.openfpx.conformance.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that are nearly a registered one (UMA Grant section 3.3.2). */
class NearAddressesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://c.example",
        "https://c.example/",
        "https://c.example/CB",
        "https://C.EXAMPLE/cb",
        "https://c.example:8443/cb?x=1",
        "http://127.0.0.1/cb",
        "com.example.app:/cb"
      })
  void noneIsTheAddressItself(String address) {
    assertThat(NearAddresses.of(URI.create(address)))
        .isNotEmpty()
        .doesNotContain(address)
        .doesNotHaveDuplicates();
  }

  @Test
  void anotherHostLeavesThePathAlone() {
    assertThat(NearAddresses.of(URI.create("https://c.example/at/c.example/cb")))
        .contains(
            "https://sub.c.example/at/c.example/cb",
            "https://C.EXAMPLE/at/c.example/cb",
            "https://c.example:443/at/c.example/cb",
            "https://c.example@evil.example/at/c.example/cb");
  }

  @Test
  void theQueryAndThePortStay() {
    assertThat(NearAddresses.of(URI.create("https://c.example:8443/cb?x=1")))
        .contains(
            "https://c.example:8443/%63b?x=1",
            "https://c.example:8443/CB?x=1", "https://sub.c.example:8443/cb?x=1");
  }
}

package org.openfpx.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.ClaimValue;
import org.openfpx.domain.oauth.Claims;

/** What is signed holds what would be written. */
class ClaimMembersTest {
  @Test
  void everyMemberIsAClaim() {
    Map<String, Object> members =
        Map.of("flag", true, "text", "a", "whole", 7, "long", 5_000_000_000L, "many", List.of("b"));

    assertThat(ClaimMembers.of(Map.of("inside", List.of(members))))
        .isEqualTo(
            new ClaimValue.Nested(
                Claims.NONE.with(
                    "inside",
                    new ClaimValue.Several(
                        List.of(
                            new ClaimValue.Nested(
                                Claims.NONE
                                    .with("flag", true)
                                    .with("text", "a")
                                    .with("whole", 7)
                                    .with("long", 5_000_000_000L)
                                    .with("many", List.of("b"))))))));
  }

  @Test
  void whatNoClaimCanHoldIsAFault() {
    assertThatThrownBy(() -> ClaimMembers.of(Map.of("fraction", 0.5)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

package org.openfpx.http.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.wallet.consent.Choices.Choice;
import org.openfpx.domain.wallet.consent.HowLong;
import org.openfpx.http.form.Parameters;
import org.openfpx.http.problem.BadRequest;

/** The form of the page that asks. */
class RequestFormTest {
  @Test
  void ticksAndSourcesBelongToTheirLines() {
    var choices =
        RequestForm.choices(
            Parameters.of(
                Map.of(
                    "line1.from", "clinic-immunizations",
                    "line2.from", "registry-profile",
                    "line2.part.read", "on",
                    "line2.part.write", "on",
                    "until", "WEEK",
                    "answer", "yes")));

    assertThat(choices.of(1).resource()).contains("clinic-immunizations");
    assertThat(choices.of(1).scopes()).isEqualTo(ScopeSet.NONE);
    assertThat(choices.of(2).resource()).contains("registry-profile");
    assertThat(choices.of(2).scopes()).isEqualTo(ScopeSet.of("read", "write"));
    assertThat(choices.of(3)).isEqualTo(Choice.NONE);
    assertThat(choices.howLong()).isEqualTo(HowLong.WEEK);
  }

  @Test
  void whatIsNotOnThePageIsLeftOut() {
    var choices =
        RequestForm.choices(
            Parameters.of(
                Map.of(
                    "line99999.from", "x",
                    "line1.part.two words", "on",
                    "linex.from", "x")));

    assertThat(choices.lines()).isEmpty();
    assertThat(choices.howLong()).isEqualTo(HowLong.ONCE);
  }

  @Test
  void anotherLengthOfTimeIsRefused() {
    assertThatThrownBy(() -> RequestForm.choices(Parameters.of(Map.of("until", "FOREVER"))))
        .isInstanceOf(BadRequest.class);
  }
}

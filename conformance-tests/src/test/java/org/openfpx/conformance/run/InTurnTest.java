package org.openfpx.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What several runs say at the same time. */
class InTurnTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void eachIsReadAfterTheOneBefore() {
    var first = new InTurn(out);
    var second = new InTurn(out);
    var saying = second.printing();

    saying.print("c");
    first.begin();
    first.printing().print("a");
    saying.print("d");
    first.printing().print("b");
    assertThat(printed()).isEqualTo("ab");

    second.begin();
    assertThat(printed()).isEqualTo("abcd");
    saying.print("é");
    assertThat(printed()).isEqualTo("abcdé");
  }
}

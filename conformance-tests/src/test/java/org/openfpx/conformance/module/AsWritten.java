package org.openfpx.conformance.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.openfpx.conformance.check.Outcome;
import org.openfpx.conformance.report.OwnTarget;
import org.openfpx.conformance.run.Result;

/** Whether a target of ours did as {@code own-targets.yaml} says of the test that it is for. */
final class AsWritten {
  private AsWritten() {}

  /** Asserts that it passes all checks of its party, but those that are said to be skipped. */
  static void did(Class<?> test, List<Result> results) {
    var target =
        OwnTarget.all().stream()
            .filter(one -> one.test().equals(test.getName()))
            .findFirst()
            .orElseThrow();
    var outcomes =
        results.stream()
            .filter(result -> !(result.outcome() instanceof Outcome.Review))
            .collect(Collectors.toMap(result -> result.check().id(), Result::outcome));
    var checks =
        Modules.all().stream()
            .filter(module -> module.party() == target.party())
            .flatMap(module -> module.checks().stream())
            .toList();
    assertThat(checks)
        .isNotEmpty()
        .allSatisfy(check ->
            assertThat(outcomes.get(check.id()))
                .as(check.id())
                .isInstanceOf(
                    target.skipped().contains(check.id())
                        ? Outcome.Skip.class
                        : Outcome.Pass.class));
    assertThat(outcomes).hasSameSizeAs(checks);
  }
}

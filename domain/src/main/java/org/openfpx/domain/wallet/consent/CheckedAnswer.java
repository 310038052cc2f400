package org.openfpx.domain.wallet.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.time.WholeMinutes;
import org.openfpx.domain.wallet.consent.ConsentPage.Line;
import org.openfpx.domain.wallet.consent.ConsentPage.Offer;

/**
 * A yes that was held against the page.
 *
 * @param given what is shared, line by line
 * @param problems what is missing; with a problem nothing is shared
 */
record CheckedAnswer(List<Given> given, List<Problem> problems) {
  CheckedAnswer {
    given = List.copyOf(given);
    problems = List.copyOf(problems);
  }

  /** One line that is shared. */
  record Given(Line line, Offer offer, ScopeSet scopes, Instant endsAt) {}

  static CheckedAnswer of(ConsentPage page, Choices choices) {
    var end =
        page.untils().stream()
            .filter(until -> until.howLong() == choices.howLong())
            .findFirst()
            .orElse(page.untils().getFirst())
            .endsAt();
    List<Given> given = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (var line : page.lines()) {
      check(line, choices.of(line.number()), end, given, problems);
    }
    if (given.isEmpty() && problems.isEmpty()) {
      problems.add(new Problem(0, Problem.Kind.NOTHING_CHOSEN));
    }
    return new CheckedAnswer(given, problems);
  }

  private static void check(
      Line line, Choices.Choice choice, Instant end, List<Given> given, List<Problem> problems) {
    var scopes = line.required() ? line.asked() : choice.scopes().and(line.asked());
    if (scopes.isEmpty()) {
      return;
    }
    if (line.obstacle().isPresent()) {
      problems.add(new Problem(line.number(), Problem.Kind.NOT_POSSIBLE));
      return;
    }
    var offer = choice.resource().flatMap(line::offer);
    if (offer.isEmpty()) {
      problems.add(new Problem(line.number(), Problem.Kind.NO_SOURCE_CHOSEN));
    } else if (!offer.get().state().isReady()) {
      problems.add(new Problem(line.number(), Problem.Kind.SOURCE_NEEDS_SIGN_IN));
    } else if (!offer.get().scopes().covers(scopes)) {
      problems.add(new Problem(line.number(), Problem.Kind.SOURCE_LACKS_A_PART));
    } else {
      var latest = WholeMinutes.floor(line.latestEnd());
      given.add(new Given(line, offer.get(), scopes, end.isBefore(latest) ? end : latest));
    }
  }
}

package org.openfpx.domain.wallet.consent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.wallet.consent.Choices.Choice;
import org.openfpx.domain.wallet.consent.ConsentPage.Line;
import org.openfpx.domain.wallet.consent.ConsentPage.Offer;
import org.openfpx.domain.wallet.consent.ConsentPage.Until;

/** What is filled in before the person touches anything: nothing optional, the shortest time. */
final class DefaultChoices {
  private DefaultChoices() {}

  /** For a person who has not chosen yet; the source of last time is remembered. */
  static Choices of(List<Line> lines, List<Until> untils, Optional<Consent> lastYes) {
    Map<Integer, Choice> choices = new HashMap<>();
    for (var line : lines) {
      var scopes = line.required() && line.obstacle().isEmpty() ? line.asked() : ScopeSet.NONE;
      choices.put(line.number(), new Choice(resource(line, lastYes), scopes));
    }
    return new Choices(choices, untils.getFirst().howLong());
  }

  /** The same answers as last time, as far as they are on offer. */
  static Choices asLastTime(List<Line> lines, List<Until> untils, Consent last) {
    Map<Integer, Choice> choices = new HashMap<>();
    for (var line : lines) {
      var given =
          last.lines().stream()
              .filter(before -> before.definition().equals(line.definition().identifier()))
              .filter(before -> before.from().isPresent())
              .flatMap(before -> before.parts().stream())
              .filter(Consent.Part::given)
              .map(Consent.Part::scope)
              .toList();
      choices.put(line.number(), new Choice(resource(line, Optional.of(last)), ScopeSet.of(given)));
    }
    return within(lines, untils, new Choices(choices, last.howLong()));
  }

  /** A draft, as far as it is still on offer. */
  static Choices within(List<Line> lines, List<Until> untils, Choices draft) {
    Map<Integer, Choice> choices = new HashMap<>();
    for (var line : lines) {
      var chosen = draft.of(line.number());
      var resource =
          chosen
              .resource()
              .filter(r -> line.offer(r).isPresent())
              .or(() -> resource(line, Optional.empty()));
      var scopes = line.required() ? line.asked() : chosen.scopes().and(line.asked());
      choices.put(
          line.number(),
          new Choice(resource, line.obstacle().isPresent() ? ScopeSet.NONE : scopes));
    }
    var howLong =
        untils.stream()
            .map(Until::howLong)
            .filter(draft.howLong()::equals)
            .findFirst()
            .orElse(untils.getFirst().howLong());
    return new Choices(choices, howLong);
  }

  private static Optional<String> resource(Line line, Optional<Consent> lastYes) {
    return lastYes.stream()
        .flatMap(last -> last.lines().stream())
        .filter(before -> before.definition().equals(line.definition().identifier()))
        .flatMap(before -> before.from().stream())
        .map(Consent.From::resource)
        .filter(resource -> line.offer(resource).isPresent())
        .findFirst()
        .or(() -> onlyOne(line.offers()))
        .or(() -> onlyOne(line.offers().stream().filter(DefaultChoices::linked).toList()));
  }

  private static boolean linked(Offer offer) {
    return offer.state().isReady();
  }

  private static Optional<String> onlyOne(List<Offer> offers) {
    return offers.size() == 1 ? Optional.of(offers.getFirst().resource()) : Optional.empty();
  }
}

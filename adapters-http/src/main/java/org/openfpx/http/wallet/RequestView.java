package org.openfpx.http.wallet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.wallet.consent.ConsentPage;
import org.openfpx.domain.wallet.consent.Problem;

/** The page that asks, as its template reads it. */
public record RequestView(ConsentPage page, List<LineView> lines, List<UntilView> untils) {

  /**
   * One line.
   *
   * @param obstacle the name of what makes it impossible, or nothing
   * @param problem the name of what is wrong with the last answer, or nothing
   */
  public record LineView(
      int number,
      LocalizedText title,
      Optional<LocalizedText> logo,
      String information,
      boolean required,
      List<PartView> parts,
      List<OfferView> offers,
      String obstacle,
      String problem) {}

  /** A tick. */
  public record PartView(String scope, LocalizedText name, boolean ticked) {}

  /**
   * A source to choose.
   *
   * @param state the name of how it is linked
   */
  public record OfferView(
      String resource,
      String source,
      LocalizedText name,
      Optional<LocalizedText> logo,
      String state,
      String label,
      boolean chosen) {}

  /** A length of time to choose. */
  public record UntilView(String name, Instant endsAt, boolean chosen) {}

  static RequestView of(ConsentPage page, List<Problem> problems, List<Language> languages) {
    return new RequestView(
        page,
        page.lines().stream().map(line -> line(page, line, problems, languages)).toList(),
        page.untils().stream()
            .map(until ->
                new UntilView(
                    until.howLong().name(),
                    until.endsAt(),
                    until.howLong() == page.choices().howLong()))
            .toList());
  }

  private static LineView line(
      ConsentPage page, ConsentPage.Line line, List<Problem> problems, List<Language> languages) {
    var choice = page.choices().of(line.number());
    return new LineView(
        line.number(),
        line.definition().name(),
        line.definition().logo(),
        line.definition().information().map(uri -> uri.in(languages)).orElse(""),
        line.required(),
        line.parts().stream()
            .map(part ->
                new PartView(
                    part.scope().value(), part.name(), choice.scopes().contains(part.scope())))
            .toList(),
        line.offers().stream().map(offer -> offer(offer, choice.resource())).toList(),
        line.obstacle().map(Enum::name).orElse(""),
        problems.stream()
            .filter(problem -> problem.line() == line.number())
            .map(problem -> problem.kind().name())
            .findFirst()
            .orElse(""));
  }

  private static OfferView offer(ConsentPage.Offer offer, Optional<String> chosen) {
    return new OfferView(
        offer.resource(),
        offer.source().identifier(),
        offer.source().name(),
        offer.source().logo(),
        offer.state().name(),
        offer.label().orElse(""),
        chosen.filter(offer.resource()::equals).isPresent());
  }
}

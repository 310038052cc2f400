package org.openfpx.http.wallet;

import java.util.List;
import java.util.Optional;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.wallet.catalogue.Catalogue;
import org.openfpx.domain.wallet.catalogue.Catalogue.Definition;
import org.openfpx.domain.wallet.catalogue.Catalogue.Server;
import org.openfpx.domain.wallet.catalogue.Catalogue.Source;
import org.openfpx.domain.wallet.consent.Consent;
import org.openfpx.domain.wallet.consent.SignInLine;

/**
 * A consent in lists, in the language in which the person reads now, where the catalogue has all of
 * its words in it; else in the words of then, whole. The page of one consent is its receipt, and
 * always keeps the words of then.
 */
final class WordsOfNow {
  private final Catalogue catalogue;
  private final Language language;

  WordsOfNow(Catalogue catalogue, List<Language> wanted) {
    this.catalogue = catalogue;
    this.language = wanted.getFirst();
  }

  Consent of(Consent consent) {
    return consent.words().language().equals(language)
        ? consent
        : words(consent)
            .flatMap(words -> lines(consent).map(lines -> with(consent, words, lines)))
            .orElse(consent);
  }

  private static Consent with(Consent consent, Consent.Words words, List<Consent.Line> lines) {
    return new Consent(
        consent.id(),
        consent.account(),
        consent.server(),
        consent.client(),
        words,
        consent.yes(),
        consent.howLong(),
        consent.answeredAt(),
        consent.liveUntil(),
        lines);
  }

  private Optional<String> text(Optional<LocalizedText> text) {
    return text.flatMap(one -> Optional.ofNullable(one.byLanguage().get(language)));
  }

  private Optional<Consent.Words> words(Consent consent) {
    var client = catalogue.client(consent.server(), consent.client());
    var name = text(client.map(Catalogue.Client::name));
    var organisation = text(client.map(Catalogue.Client::organisation));
    var network = text(catalogue.server(consent.server()).map(Server::name));
    return name.isPresent() && organisation.isPresent() && network.isPresent()
        ? Optional.of(
            new Consent.Words(
                language,
                name.get(),
                organisation.get(),
                network.get(),
                consent.words().why(),
                consent.words().retention()))
        : Optional.empty();
  }

  private Optional<List<Consent.Line>> lines(Consent consent) {
    var lines = consent.lines().stream().flatMap(line -> line(consent, line).stream()).toList();
    return lines.size() == consent.lines().size() ? Optional.of(lines) : Optional.empty();
  }

  private Optional<Consent.Line> line(Consent consent, Consent.Line line) {
    var title = title(consent, line);
    var from = line.from().flatMap(one -> from(consent, one));
    return title.isEmpty() || from.isPresent() != line.from().isPresent()
        ? Optional.empty()
        : Optional.of(
            new Consent.Line(
                line.number(),
                line.definition(),
                title.get(),
                line.required(),
                line.parts(),
                from));
  }

  private Optional<String> title(Consent consent, Consent.Line line) {
    return text(
        line.definition().equals(SignInLine.NAME)
            ? Optional.of(SignInLine.title(line))
            : catalogue.definition(consent.server(), line.definition()).map(Definition::name));
  }

  private Optional<Consent.From> from(Consent consent, Consent.From from) {
    var name =
        text(
            from.source().equals(SignInLine.NAME)
                ? catalogue.server(consent.server()).map(Server::name)
                : catalogue.source(from.source()).map(Source::name));
    return name.map(
        words -> new Consent.From(from.source(), from.resource(), words, from.endsAt()));
  }
}

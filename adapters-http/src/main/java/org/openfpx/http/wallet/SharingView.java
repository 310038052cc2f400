package org.openfpx.http.wallet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.wallet.catalogue.Catalogue;
import org.openfpx.domain.wallet.consent.Consent;
import org.openfpx.domain.wallet.consent.SignInLine;
import org.openfpx.domain.wallet.dashboard.Sharing;
import org.openfpx.domain.wallet.dashboard.Sharing.State;
import org.openfpx.domain.wallet.permission.Permission;

/**
 * One consent as templates read it. Its words are in the language in which they were shown, or in a
 * list in that of now.
 *
 * @param icon of the client, as the registry has it now
 * @param state the name of where it stands: active, stopping, ended or no
 * @param reason the name of why it ended, or nothing
 * @param at when it ends, was stopped or has ended
 * @param given the lines that are shared
 * @param refused the lines that are not
 * @param from the sources that serve it
 * @param kind what the names of its texts go on with: nothing where records are shared, {@code
 *     .rule} where an owner lets somebody through, {@code .signIn} where the person signs in,
 *     {@code .pat} where a source registers things of theirs
 * @param records whether records are shared
 */
public record SharingView(
    String id,
    Consent.Words words,
    String lang,
    Optional<LocalizedText> icon,
    String state,
    String reason,
    Instant at,
    Instant answeredAt,
    List<LineView> given,
    List<LineView> refused,
    List<String> from,
    String kind,
    boolean records) {

  /** One line. */
  public record LineView(
      String title, List<String> parts, List<String> left, String from, Instant endsAt) {}

  /** A list, in the first of the wanted languages where there are words in it. */
  static List<SharingView> all(Catalogue catalogue, List<Sharing> sharings, List<Language> wanted) {
    var words = new WordsOfNow(catalogue, wanted);
    return sharings.stream()
        .map(sharing ->
            of(
                catalogue,
                new Sharing(words.of(sharing.consent()), sharing.permissions(), sharing.state())))
        .toList();
  }

  static SharingView of(Catalogue catalogue, Sharing sharing) {
    var consent = sharing.consent();
    var given = consent.lines().stream().filter(line -> line.from().isPresent()).toList();
    var refused = consent.lines().stream().filter(line -> line.from().isEmpty()).toList();
    return new SharingView(
        consent.id().value(),
        consent.words(),
        consent.words().language().code(),
        catalogue.client(consent.server(), consent.client()).flatMap(Catalogue.Client::icon),
        name(sharing.state()),
        reason(sharing.state()),
        at(sharing.state(), consent.answeredAt()),
        consent.answeredAt(),
        given.stream().map(line -> line(line, consent.answeredAt())).toList(),
        refused.stream().map(line -> line(line, consent.answeredAt())).toList(),
        given.stream()
            .flatMap(line -> line.from().stream())
            .map(Consent.From::name)
            .distinct()
            .toList(),
        kind(consent),
        kind(consent).isEmpty() || kind(consent).equals(".rule"));
  }

  private static String kind(Consent consent) {
    if (consent.lines().stream()
        .flatMap(line -> line.from().stream())
        .anyMatch(from -> from.source().equals(Permission.RULE))) {
      return ".rule";
    }
    if (consent.lines().stream().noneMatch(line -> line.definition().equals(SignInLine.NAME))) {
      return "";
    }
    var isPat =
        consent.lines().stream()
            .flatMap(line -> line.parts().stream())
            .anyMatch(part -> part.scope().equals(SignInLine.PROTECTION));
    return isPat ? ".pat" : ".signIn";
  }

  private static LineView line(Consent.Line line, Instant otherwise) {
    return new LineView(
        line.title(),
        names(line, true),
        names(line, false),
        line.from().map(Consent.From::name).orElse(""),
        line.from().map(Consent.From::endsAt).orElse(otherwise));
  }

  private static List<String> names(Consent.Line line, boolean given) {
    return line.parts().stream()
        .filter(part -> part.given() == given)
        .map(Consent.Part::name)
        .toList();
  }

  private static String name(State state) {
    return switch (state) {
      case State.Active(_) -> "active";
      case State.BeingStopped(_) -> "stopping";
      case State.Ended(_, _) -> "ended";
      case State.SaidNo() -> "no";
    };
  }

  private static String reason(State state) {
    return state instanceof State.Ended(var reason, _) ? reason.map(Enum::name).orElse("") : "";
  }

  private static Instant at(State state, Instant answered) {
    return switch (state) {
      case State.Active(var until) -> until;
      case State.BeingStopped(var since) -> since;
      case State.Ended(_, var at) -> at;
      case State.SaidNo() -> answered;
    };
  }
}

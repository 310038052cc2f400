package org.openfpx.domain.wallet.owning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;

/**
 * How the wallet calls everyone who proves something. The words are here and not in an operator's
 * catalogue, for they say what the protocol does.
 */
public final class RuleWords {
  private static final Map<String, LocalizedText> CLAIMS =
      Map.of(
          "email", words("e-mail address", "adresse e-mail", "correo electrónico"),
          "phone_number", words("phone number", "numéro de téléphone", "número de teléfono"),
          "name", words("name", "nom", "nombre"));

  private RuleWords() {}

  private static LocalizedText words(String english, String french, String spanish) {
    return new LocalizedText(
        Map.of(
            new Language("en"), english, new Language("fr"), french, new Language("es"), spanish));
  }

  /** What people call a claim. */
  public static LocalizedText claim(String name) {
    return Optional.ofNullable(CLAIMS.get(name))
        .orElseGet(() -> LocalizedText.of(new Language("en"), name));
  }

  /** Everyone who proves that a claim has that value. */
  static String everyone(String claim, String value, List<Language> languages) {
    var name = claim(claim).in(languages);
    return words(
            "Everyone whose " + name + " is “" + value + "”",
            "Toute personne avec\u00a0: " + name + " «\u00a0" + value + "\u00a0»",
            "Toda persona con: " + name + " «" + value + "»")
        .in(languages);
  }

  /** The one person who has a link of which nothing more is known here. */
  public static LocalizedText someoneInvited() {
    return words(
        "One person, by your link", "Une personne, par votre lien", "Una persona, por su enlace");
  }

  /** The one person who has the link, and for whom it is meant. */
  static String invited(Optional<String> note, List<Language> languages) {
    return words(
            "One person, by your link" + note.map(text -> ": " + text).orElse(""),
            "Une personne, par votre lien" + note.map(text -> "\u00a0: " + text).orElse(""),
            "Una persona, por su enlace" + note.map(text -> ": " + text).orElse(""))
        .in(languages);
  }

  /** Somebody, of whom it is not known here whether a change to others has come into effect. */
  static LocalizedText unknown() {
    return words(
        "Somebody: you changed whom, and it is not known yet whether that holds",
        "Quelqu’un\u00a0: vous avez changé qui, et on ne sait pas encore si cela vaut",
        "Alguien: usted cambió a quién, y aún no se sabe si eso vale");
  }

  /** Somebody in a way that this wallet does not know. */
  static LocalizedText somebody() {
    return words("Somebody", "Quelqu’un", "Alguien");
  }

  /** Everyone who proves some value that is not known here any more. */
  public static LocalizedText someone(String claim) {
    var name = claim(claim);
    return words(
        "Everyone who shows the right " + name.in(List.of(new Language("en"))),
        "Toute personne qui prouve\u00a0: " + name.in(List.of(new Language("fr"))),
        "Toda persona que demuestre: " + name.in(List.of(new Language("es"))));
  }
}

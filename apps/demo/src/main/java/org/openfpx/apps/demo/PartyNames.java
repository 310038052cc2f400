package org.openfpx.apps.demo;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.openfpx.apps.demo.Addresses.Party;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;

/**
 * What the parties call themselves, in each language of the demo: what the registry files call them
 * too, so that a person who is sent from the wallet to a source knows the place again.
 */
final class PartyNames {
  private static final Map<Party, LocalizedText> NAMES = new EnumMap<>(Party.class);

  static {
    name(Party.START, "OpenFPX demo", "Démonstration OpenFPX", "Demostración de OpenFPX");
    name(
        Party.AUTHORIZATION_SERVER,
        "Demo Health Network",
        "Réseau de santé démo",
        "Red de salud de demostración");
    name(Party.WALLET, "OpenFPX Wallet", "Portefeuille OpenFPX", "Cartera OpenFPX");
    name(
        Party.PROVINCIAL_REGISTRY,
        "Provincial Registry",
        "Registre provincial",
        "Registro provincial");
    name(Party.SAMPLE_ID, "Sample ID", "Sample ID", "Sample ID");
    name(Party.REGISTRY_LOGIN, "Provincial sign-in", "Connexion provinciale", "Acceso provincial");
    name(
        Party.REGISTRY_RECORDS, "Provincial records", "Dossiers provinciaux", "Datos provinciales");
    name(Party.CITY_CLINIC, "City Clinic", "Clinique municipale", "Clínica municipal");
    name(Party.CLIENT, "My Immunizations", "Mes vaccins", "Mis vacunas");
  }

  private PartyNames() {}

  static LocalizedText of(Party party) {
    return Objects.requireNonNull(NAMES.get(party), party + " shows nothing to people");
  }

  /** As a registry or configuration file has it: {@code {en: "City Clinic", fr: ...}}. */
  static String written(Party party) {
    return of(party).byLanguage().entrySet().stream()
        .map(text -> text.getKey().code() + ": \"" + text.getValue() + "\"")
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static void name(Party party, String english, String french, String spanish) {
    NAMES.put(
        party,
        new LocalizedText(
            Map.of(
                new Language("en"), english,
                new Language("fr"), french,
                new Language("es"), spanish)));
  }
}

package org.openfpx.conformance.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openfpx.apps.demo.records.Person;
import org.openfpx.conformance.scenario.DemoNetwork;

/** Tells the search everything that those who do know the demo's people know of them. */
final class Acquaintance {
  private static final int IDP = 4;
  private static final int OTHER_LOGIN = 5;
  private static final int CLINIC = 7;
  private static final List<String> JOINTS = List.of("", " ", "|", "/", "#", ":");

  private final DemoNetwork network;
  private final People people;
  private final Map<String, Person> persons = new HashMap<>();

  Acquaintance(DemoNetwork network, People people) {
    this.network = network;
    this.people = people;
    org.openfpx.apps.demo.records.People.load()
        .all()
        .forEach(person -> persons.put(person.user(), person));
  }

  /** What is known of somebody from the start. */
  void of(String user) {
    var person = persons.get(user);
    var given = person.given();
    var family = person.family();
    for (var name :
        List.of(
            user,
            given,
            family,
            given + " " + family,
            family + " " + given,
            family + ", " + given,
            given + family,
            given + "." + family)) {
      people.know(Kind.NAME, name);
    }
    people.know(Kind.BIRTH_DATE, person.birthDate().toString());
    // Nobody of the demo has an address; these are what it would be.
    people.know(Kind.MAIL, user + "@example.test");
    people.know(Kind.MAIL, given + "." + family + "@example.test");
    network.factsAbout(user).forEach(fact -> people.know(Kind.RECORD_VALUE, fact));
  }

  /** What is the same for all: their machine and who identifies them to the wallet. */
  void ofEverybody() {
    people.know(Kind.IP_ADDRESS, "127.0.0.1");
    people.know(Kind.IP_ADDRESS, "0:0:0:0:0:0:0:1");
    people.know(Kind.USER_AGENT, "Java-http-client");
    people.know(
        Kind.USER_AGENT, "Java-http-client/" + System.getProperty("java.version", "unknown"));
    people.know(Kind.IDP, "sample-id");
    people.know(Kind.IDP, issuer(IDP));
  }

  /**
   * What the others gave people since: the wallet its accounts, the providers their subjects, the
   * adapter its pseudonyms.
   */
  void sinceThen() {
    try (var files = Files.newDirectoryStream(network.folder(), "*.mv.db")) {
      for (var file : files) {
        var name = file.getFileName().toString().replace(".mv.db", "");
        if (!name.equals("as")) {
          read(new Rows("jdbc:h2:file:" + network.folder().resolve(name)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(Rows rows) {
    for (var row : rows.read()) {
      boolean account = row.table().equalsIgnoreCase("wallet_account");
      for (var cell : row.cells()) {
        switch (cell.column().toLowerCase(Locale.ROOT)) {
          case "id" -> {
            if (account) {
              people.know(Kind.WALLET_ACCOUNT, cell.value());
            }
          }
          case "subject", "subject_hash", "pseudonym" -> subject(cell.value());
          default -> {}
        }
      }
    }
  }

  private void subject(String subject) {
    if (people.facts(Kind.SUBJECT).contains(subject)) {
      return;
    }
    people.know(Kind.SUBJECT, subject);
    for (int provider : List.of(IDP, OTHER_LOGIN, CLINIC)) {
      for (var joint : JOINTS) {
        people.know(Kind.SUBJECT, issuer(provider) + joint + subject);
      }
    }
  }

  private String issuer(int party) {
    return network.at(party, "").toString();
  }
}

package org.openfpx.domain.wallet.owning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.wallet.catalogue.Catalogue;
import org.openfpx.domain.wallet.catalogue.Catalogue.Client;
import org.openfpx.domain.wallet.consent.HowLong;
import org.openfpx.domain.wallet.owning.OwnersServers.Approved;
import org.openfpx.domain.wallet.permission.ConsentId;
import org.openfpx.domain.wallet.permission.Permission;
import org.openfpx.domain.wallet.permission.Unheard;

/**
 * What the wallet writes of a yes to a request: first a promise, since its answer may be lost, then
 * what it gave. A request is answered once, so that there is one promise of it.
 */
final class AskedNotes {
  private static final String PREFIX = "asked-";
  private static final int DIGITS = 40;

  private final Ledger ledger;
  private final Catalogue catalogue;

  AskedNotes(Ledger ledger, Catalogue catalogue) {
    this.ledger = ledger;
    this.catalogue = catalogue;
  }

  static ConsentId idOf(Place place, Asked asked) {
    var digits = SecretHash.sha256(List.of(place.id(), asked.id()).toString()).hex();
    return new ConsentId(PREFIX + digits.substring(0, DIGITS));
  }

  /**
   * Promises it, in the place of what was promised before.
   *
   * @return false if it was given meanwhile, or the person has left
   */
  boolean promise(
      Place place,
      Asked asked,
      ScopeSet scopes,
      AnswerAsked.Until until,
      List<Language> languages) {
    List<Ledger.Entry> entries = new ArrayList<>();
    for (var line : asked.lines()) {
      var given = line.scopes().and(scopes);
      if (!given.isEmpty()) {
        entries.add(entry(place, asked, line.resource(), given, until.endsAt(), languages));
      }
    }
    var party = party(place, asked, languages);
    return ledger.promise(idOf(place, asked), place, party, until.howLong(), entries, languages);
  }

  /** Notes that nothing came of it. */
  void withdraw(Place place, Asked asked) {
    ledger.withdraw(place, idOf(place, asked));
  }

  /**
   * Notes what the authorization server says that it gave: what was promised, or else that, in
   * words that say no more than is known.
   */
  void settle(Place place, Asked asked, List<Approved> given, List<Language> languages) {
    var there =
        given.stream()
            .map(one ->
                new Unheard.There(
                    one.permission(), asked.client(), one.resource(), one.scopes(), one.endsAt()))
            .toList();
    ledger.settle(
        idOf(place, asked),
        place,
        there,
        nobodys -> {
          var ids = nobodys.stream().map(Unheard.There::id).toList();
          note(
              place,
              asked,
              given.stream().filter(one -> ids.contains(one.permission())).toList(),
              languages);
        });
  }

  private void note(Place place, Asked asked, List<Approved> given, List<Language> languages) {
    ledger.note(
        place,
        Permission.OWN,
        party(place, asked, languages),
        HowLong.MOST,
        given.stream()
            .map(one ->
                entry(place, asked, one.resource(), one.scopes(), one.endsAt(), languages)
                    .givenAs(one.permission()))
            .toList(),
        languages);
  }

  private Ledger.Entry entry(
      Place place,
      Asked asked,
      String resource,
      ScopeSet scopes,
      Instant endsAt,
      List<Language> languages) {
    var server = place.account().server();
    var line = asked.lines().stream().filter(one -> one.resource().equals(resource)).findFirst();
    var type = line.flatMap(Asked.Line::type);
    return new Ledger.Entry(
        Optional.empty(),
        resource,
        ledger.title(server, line.flatMap(Asked.Line::name), type, languages),
        type.flatMap(address -> catalogue.definitionOfType(server, address)),
        line.map(Asked.Line::scopes).orElse(scopes),
        scopes,
        endsAt);
  }

  private Ledger.Party party(Place place, Asked asked, List<Language> languages) {
    var client = catalogue.client(place.account().server(), asked.client());
    return new Ledger.Party(
        asked.client(),
        client.map(one -> one.name().in(languages)).orElse(asked.client()),
        client.map(Client::organisation).map(one -> one.in(languages)).orElse(""),
        asked.why().map(text -> text.in(languages)));
  }
}

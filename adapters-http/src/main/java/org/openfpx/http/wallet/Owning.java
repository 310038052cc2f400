package org.openfpx.http.wallet;

import io.javalin.http.Context;
import java.util.Optional;
import org.openfpx.domain.oauth.Issuer;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.wallet.catalogue.Catalogue;
import org.openfpx.domain.wallet.catalogue.Catalogue.Client;
import org.openfpx.domain.wallet.catalogue.Catalogue.Server;
import org.openfpx.domain.wallet.catalogue.Catalogue.Source;
import org.openfpx.domain.wallet.owning.AnswerAsked;
import org.openfpx.domain.wallet.owning.EndRule;
import org.openfpx.domain.wallet.owning.Ledger;
import org.openfpx.domain.wallet.owning.LetThrough;
import org.openfpx.domain.wallet.owning.Place;
import org.openfpx.domain.wallet.owning.Places;
import org.openfpx.domain.wallet.owning.ShowThing;
import org.openfpx.domain.wallet.owning.WaitingRequests;

/**
 * What the pages of owners are made with.
 *
 * @param wallet where the wallet is
 */
public record Owning(
    Catalogue catalogue,
    Places places,
    ShowThing show,
    LetThrough let,
    EndRule end,
    AnswerAsked answer,
    WaitingRequests waiting,
    Ledger ledger,
    Issuer wallet) {

  /** The person's place that the address names. */
  Optional<Place> place(Context context, Person person) {
    return places.find(person.account(), context.pathParam("place"));
  }

  /** What people call a place. */
  LocalizedText name(Place place) {
    return place
        .client()
        .map(Client::name)
        .or(() -> place.source().map(Source::name))
        .or(() -> catalogue.server(place.account().server()).map(Server::name))
        .orElseGet(() -> LocalizedText.of(new Language("en"), place.account().server()));
  }

  /** Its picture, if it has one. */
  Optional<LocalizedText> icon(Place place) {
    return place.client().flatMap(Client::icon).or(() -> place.source().flatMap(Source::logo));
  }

  /** The address of a place's page. */
  static String path(Place place) {
    return "/things/" + WalletSite.encoded(place.id());
  }

  /** The address of a thing's page. */
  static String path(Place place, String resource) {
    return path(place) + "/one" + of(resource);
  }

  /** What names a thing at the end of an address. */
  static String of(String resource) {
    return "?of=" + WalletSite.encoded(resource);
  }

  /** The thing that an address names. */
  static String of(Context context) {
    return Optional.ofNullable(context.queryParam("of")).orElse("");
  }
}

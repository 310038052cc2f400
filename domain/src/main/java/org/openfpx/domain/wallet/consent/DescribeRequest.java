package org.openfpx.domain.wallet.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openfpx.domain.time.WholeMinutes;
import org.openfpx.domain.wallet.authorizationserver.AsAccount;
import org.openfpx.domain.wallet.authorizationserver.TransactionDetails;
import org.openfpx.domain.wallet.authorizationserver.TransactionDetails.Candidate;
import org.openfpx.domain.wallet.authorizationserver.TransactionDetails.Kind;
import org.openfpx.domain.wallet.catalogue.Catalogue;
import org.openfpx.domain.wallet.catalogue.Catalogue.Definition;
import org.openfpx.domain.wallet.catalogue.Catalogue.Server;
import org.openfpx.domain.wallet.catalogue.Catalogue.Source;
import org.openfpx.domain.wallet.consent.ConsentPage.Line;
import org.openfpx.domain.wallet.consent.ConsentPage.LinkState;
import org.openfpx.domain.wallet.consent.ConsentPage.Obstacle;
import org.openfpx.domain.wallet.consent.ConsentPage.Offer;
import org.openfpx.domain.wallet.consent.ConsentPage.Part;
import org.openfpx.domain.wallet.consent.ConsentPage.Until;
import org.openfpx.domain.wallet.linking.Link;
import org.openfpx.domain.wallet.login.Session.SignedIn;

/** Makes the page out of what the authorization server says and what the wallet knows. */
final class DescribeRequest {
  private final Catalogue catalogue;

  DescribeRequest(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Who is asked, and what the wallet knows of them.
   *
   * @param accounts to which things of theirs belong, or by which others let them through
   * @param sure whether their sign-in is as sure as the client wants it
   */
  record Person(
      SignedIn signedIn,
      List<Link> links,
      List<AsAccount> accounts,
      Optional<Consent> lastYes,
      boolean sure) {
    Optional<Obstacle> obstacle() {
      return sure ? Optional.empty() : Optional.of(Obstacle.STRONGER_SIGN_IN);
    }
  }

  /** The page; empty if the wallet does not know who asks, or for what. */
  Optional<ConsentPage> page(
      ConsentRequest request, TransactionDetails details, Person person, Instant now) {
    var server = catalogue.server(request.server());
    var client = catalogue.client(request.server(), details.client());
    var lines =
        details.kind() == Kind.OAUTH
            ? server.flatMap(known -> SignInLine.of(known, details, person.obstacle())).stream()
                .toList()
            : lines(request.server(), details, person, now);
    if (server.isEmpty()
        || client.isEmpty()
        || lines.isEmpty()
        || lines.size() < details.lines().size()) {
      return Optional.empty();
    }
    var untils = untils(details.latestEnd(), now);
    var choices =
        request
            .draft()
            .map(draft -> DefaultChoices.within(lines, untils, draft))
            .orElseGet(() -> DefaultChoices.of(lines, untils, person.lastYes()));
    return Optional.of(
        new ConsentPage(
            request.id(),
            server.get(),
            client.get(),
            details.purpose(),
            lines,
            untils,
            choices,
            person.lastYes().isPresent()));
  }

  private List<Line> lines(String server, TransactionDetails details, Person person, Instant now) {
    return details.lines().stream()
        .flatMap(line ->
            catalogue.definition(server, line.definition()).stream()
                .map(definition -> line(server, line, definition, person, now)))
        .toList();
  }

  private Line line(
      String server,
      TransactionDetails.Line asked,
      Definition definition,
      Person person,
      Instant now) {
    var right = RightToShare.of(server, asked, person.accounts());
    var parts =
        right.map(RightToShare::scopes).orElse(asked.scopes()).stream()
            .map(scope -> new Part(scope, catalogue.scopeName(scope)))
            .toList();
    var offers =
        asked.candidates().stream()
            .filter(candidate -> serves(asked, candidate))
            .flatMap(candidate ->
                right.isPresent()
                    ? offerOfOwned(server, candidate, right.get())
                    : offer(server, candidate, person.links()))
            .toList();
    return new Line(
        asked.number(),
        definition,
        asked.required(),
        parts,
        offers,
        right.map(RightToShare::own),
        right.isEmpty() && asked.owned()
            ? Optional.of(asked.asks() ? Obstacle.OWNER_IS_ASKED : Obstacle.SOMEBODY_ELSES)
            : obstacle(asked, offers, person.signedIn(), now),
        right.map(RightToShare::latestEnd).orElse(asked.latestEnd()));
  }

  private static boolean serves(TransactionDetails.Line asked, Candidate candidate) {
    return asked.required()
        ? candidate.scopes().covers(asked.scopes())
        : !candidate.scopes().and(asked.scopes()).isEmpty();
  }

  private Stream<Offer> offer(String server, Candidate candidate, List<Link> links) {
    return catalogue.sourceOf(server, candidate.resourceServer()).stream()
        .map(source -> {
          var link = links.stream().filter(l -> l.source().equals(source.identifier())).findFirst();
          return new Offer(
              candidate.resource(),
              source,
              candidate.scopes(),
              link.map(DescribeRequest::state).orElse(LinkState.NOT_LINKED),
              link.flatMap(Link::label));
        });
  }

  /** What has an owner needs no link, and is at a place that may be no source here. */
  private Stream<Offer> offerOfOwned(String server, Candidate candidate, RightToShare right) {
    var known = catalogue.sourceOf(server, candidate.resourceServer());
    return known
        .map(Source::name)
        .or(() -> catalogue.server(server).map(Server::name))
        .map(name ->
            new Source(
                right.inPlaceOfSource(),
                name,
                known.flatMap(Source::logo),
                Optional.empty(),
                List.of()))
        .map(source ->
            new Offer(
                candidate.resource(), source, candidate.scopes(), right.state(), Optional.empty()))
        .stream();
  }

  private static LinkState state(Link link) {
    return link.toRenew() ? LinkState.TO_RENEW : LinkState.LINKED;
  }

  private static Optional<Obstacle> obstacle(
      TransactionDetails.Line asked, List<Offer> offers, SignedIn signedIn, Instant now) {
    if (offers.isEmpty()) {
      return Optional.of(Obstacle.NO_SOURCE);
    }
    if (!signedIn.assurance().suffices(asked.least())) {
      return Optional.of(Obstacle.STRONGER_SIGN_IN);
    }
    return asked
        .maxAuthAge()
        .filter(most -> !AuthAge.isWithin(most, signedIn.at(), now))
        .map(most -> Obstacle.NEWER_SIGN_IN);
  }

  private static List<Until> untils(Instant latestEnd, Instant now) {
    var latest = WholeMinutes.floor(latestEnd);
    List<Until> untils = new ArrayList<>();
    for (var howLong : HowLong.values()) {
      var end = howLong.endFrom(now).map(WholeMinutes::ceiling).orElse(latest);
      if (howLong == HowLong.MOST || end.isBefore(latest)) {
        untils.add(new Until(howLong, end));
      }
    }
    return untils;
  }
}

package org.openfpx.domain.wallet.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.wallet.authorizationserver.TransactionDetails.Purpose;
import org.openfpx.domain.wallet.catalogue.Catalogue.Client;
import org.openfpx.domain.wallet.catalogue.Catalogue.Definition;
import org.openfpx.domain.wallet.catalogue.Catalogue.Server;
import org.openfpx.domain.wallet.catalogue.Catalogue.Source;
import org.openfpx.domain.wallet.permission.ConsentId;

/**
 * What a person is asked, complete and in no language yet: who asks, why, for what, from where and
 * until when.
 *
 * @param untils for how long they may share, the shortest first
 * @param choices what is filled in
 * @param lastTime whether they have said yes to this client before
 */
public record ConsentPage(
    ConsentId request,
    Server server,
    Client client,
    Optional<Purpose> why,
    List<Line> lines,
    List<Until> untils,
    Choices choices,
    boolean lastTime) {
  public ConsentPage {
    lines = List.copyOf(lines);
    untils = List.copyOf(untils);
  }

  /** The same page, filled in otherwise. */
  public ConsentPage with(Choices others) {
    return new ConsentPage(request, server, client, why, lines, untils, others, lastTime);
  }

  /** Whether the client asks for no records, but to sign the person in. */
  public boolean isSignIn() {
    return lines.stream().anyMatch(line -> line.definition().identifier().equals(SignInLine.NAME));
  }

  /** Whether the client is a source that wants to register things of the person. */
  public boolean isProtection() {
    return isSignIn() && lines.getFirst().asked().contains(SignInLine.PROTECTION);
  }

  /** Whether a yes is possible at all: no required line has an obstacle. */
  public boolean canSayYes() {
    return lines.stream().noneMatch(line -> line.required() && line.obstacle().isPresent())
        && lines.stream().anyMatch(line -> line.obstacle().isEmpty());
  }

  /** Whether nothing can be shared here, and an owner can be asked. */
  public boolean canAskOwner() {
    return lines.stream().allMatch(line -> line.obstacle().isPresent())
        && lines.stream()
            .anyMatch(line -> line.obstacle().equals(Optional.of(Obstacle.OWNER_IS_ASKED)));
  }

  /**
   * Stands for all that is asked, and changes when any of it changes: a yes to one page is no yes
   * to another.
   */
  public String fingerprint() {
    var all =
        lines.stream()
            .map(line -> List.of(line.number(), line.definition(), line.required(), line.parts()))
            .toList();
    return SecretHash.sha256(List.of(server, client, why, all).toString()).hex().substring(0, 32);
  }

  /** The line of that number. */
  public Optional<Line> line(int number) {
    return lines.stream().filter(line -> line.number() == number).findFirst();
  }

  /**
   * One line of what is asked.
   *
   * @param own by which account the person can share it, if it is theirs or they are let through
   */
  public record Line(
      int number,
      Definition definition,
      boolean required,
      List<Part> parts,
      List<Offer> offers,
      Optional<Own> own,
      Optional<Obstacle> obstacle,
      Instant latestEnd) {
    public Line {
      parts = List.copyOf(parts);
      offers = List.copyOf(offers);
    }

    /** All that is asked for. */
    public ScopeSet asked() {
      return ScopeSet.of(parts.stream().map(Part::scope).toList());
    }

    /** The offer with that resource. */
    public Optional<Offer> offer(String resource) {
      return offers.stream().filter(offer -> offer.resource().equals(resource)).findFirst();
    }
  }

  /**
   * How a person can share what has an owner.
   *
   * @param account the wallet's id of the account by which they do
   * @param invitation the id of what lets them through, if the owner is somebody else
   */
  public record Own(String account, Optional<String> invitation) {}

  /** A part of a line. */
  public record Part(Scope scope, LocalizedText name) {}

  /**
   * A source that can serve a line.
   *
   * @param label how the source addresses the person, if it is linked and says so
   */
  public record Offer(
      String resource, Source source, ScopeSet scopes, LinkState state, Optional<String> label) {}

  /** How a source is linked. */
  public enum LinkState {
    LINKED,
    TO_RENEW,
    NOT_LINKED,
    /** Needs no link: the source has registered it as the person's own. */
    OWN,
    /** Needs no link: its owner has let the person through. */
    GUEST;

    /** Whether it can be shared from there as it is. */
    public boolean isReady() {
      return this == LINKED || this == OWN || this == GUEST;
    }
  }

  /** Why a line can't be shared at all. */
  public enum Obstacle {
    /** No source that this wallet knows serves it. */
    NO_SOURCE,
    /** It needs a better proof of who the person is than this sign-in gave. */
    STRONGER_SIGN_IN,
    /** It needs a sign-in that is not so long ago. */
    NEWER_SIGN_IN,
    /** Only the wallet of its owner can share it. */
    SOMEBODY_ELSES,
    /** Only its owner can, and wants to be asked. */
    OWNER_IS_ASKED
  }

  /** A choice of time. */
  public record Until(HowLong howLong, Instant endsAt) {}
}

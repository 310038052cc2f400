package org.openfpx.domain.wallet.guest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.time.World;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.account.WhileOpen;
import org.openfpx.domain.wallet.authorizationserver.AsAccount;
import org.openfpx.domain.wallet.authorizationserver.AsAccounts;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.RegisterAnswer;
import org.openfpx.domain.wallet.authorizationserver.LastingAccount;
import org.openfpx.domain.wallet.catalogue.Catalogue;
import org.openfpx.domain.wallet.catalogue.Catalogue.Definition;
import org.openfpx.domain.wallet.catalogue.Catalogue.Source;
import org.openfpx.domain.wallet.guest.GuestServers.Offered;
import org.openfpx.domain.wallet.guest.GuestServers.Taken;
import org.openfpx.domain.wallet.invitation.Invitation;
import org.openfpx.domain.wallet.invitation.Invitations;
import org.openfpx.domain.wallet.owning.OwnersServers.Answer;
import org.openfpx.domain.wallet.permission.Spread;

/** A person opens the link of somebody else, looks what it is to, and takes it. */
public final class OpenInvitation {
  /** So many invitations one person can hold at once: each is looked at when they are asked. */
  private static final int MOST_HELD = 100;

  /** So many one person can begin to take within a day: each makes an account elsewhere. */
  private static final int MOST_BEGUN = 30;

  private static final Duration BEGUN_WITHIN = Duration.ofDays(1);

  private final Stores stores;
  private final AuthorizationServers servers;
  private final GuestServers guestServers;
  private final Catalogue catalogue;
  private final World world;

  /** Where it is looked up and kept. */
  public record Stores(
      Invitations invitations, Welcomes welcomes, AsAccounts asAccounts, WhileOpen whileOpen) {}

  public OpenInvitation(
      Stores stores,
      AuthorizationServers servers,
      GuestServers guestServers,
      Catalogue catalogue,
      World world) {
    this.stores = stores;
    this.servers = servers;
    this.guestServers = guestServers;
    this.catalogue = catalogue;
    this.world = world;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /**
     * It can be taken.
     *
     * @param definition the kind of it, if the catalogue knows it
     * @param source who keeps it, if it is a source
     */
    record Open(
        Invitation invitation,
        Offered offered,
        Optional<Definition> definition,
        Optional<Source> source)
        implements Outcome {}

    /** It is this person's own link. */
    record Own() implements Outcome {}

    /** This person has taken it, now or before. */
    record Accepted(Welcome welcome) implements Outcome {}

    /** There is none, or somebody has taken it, or its time is over, or its owner ended it. */
    record Gone() implements Outcome {}

    /** This person holds as many as they may, or has begun to take too many of late. */
    record TooMany() implements Outcome {}

    /** The authorization server can't be reached now; nothing was taken. */
    record Unreachable() implements Outcome {}
  }

  /**
   * Looks what a link is to. Where the person has taken it before, and the wallet did not get to
   * know, it is theirs from now on.
   *
   * @param languages in which what is kept is written
   */
  public Outcome look(AccountId person, Secret code, List<Language> languages) {
    var invitation = stores.invitations().find(code.hash());
    if (invitation.isEmpty()) {
      return new Outcome.Gone();
    }
    if (invitation.get().account().equals(person)) {
      return new Outcome.Own();
    }
    return welcomed(person, code)
        .or(() -> begun(person, code).flatMap(by -> resume(invitation.get(), by, languages)))
        .orElseGet(() -> look(invitation.get(), code));
  }

  private Outcome look(Invitation invitation, Secret code) {
    var server = invitation.server();
    return switch (guestServers.look(server, code)) {
      case Answer.Told<Offered>(var offered) -> open(invitation, offered);
      case Answer.None<Offered>() -> new Outcome.Gone();
      case Answer.Refused<Offered>() -> new Outcome.Gone();
      case Answer.Unreachable<Offered>() -> new Outcome.Unreachable();
    };
  }

  private Outcome.Open open(Invitation invitation, Offered offered) {
    var server = invitation.server();
    return new Outcome.Open(
        invitation,
        offered,
        catalogue.definitionOfType(server, offered.type()),
        catalogue.sourceOf(server, offered.resourceServer()));
  }

  private Optional<Outcome> welcomed(AccountId person, Secret code) {
    return stores.welcomes().of(person, world.time().instant()).stream()
        .filter(one -> one.code().equals(code.hash()))
        .findFirst()
        .map(Outcome.Accepted::new);
  }

  /** The account by which the person takes it, if they have begun to. */
  private Optional<AsAccount> begun(AccountId person, Secret code) {
    return stores.asAccounts().find(LastingAccount.guest(person, code.hash()));
  }

  /**
   * Goes on where the wallet was interrupted.
   *
   * @return empty if nothing has been taken by that account
   */
  private Optional<Outcome> resume(
      Invitation invitation, AsAccount account, List<Language> languages) {
    return switch (guestServers.taken(account)) {
      case Answer.Told<List<Taken>>(var all) ->
          all.stream()
              .findFirst()
              .map(taken -> keep(welcome(invitation, account, taken, languages)));
      case Answer.None<List<Taken>>() -> {
        // The authorization server has forgotten the account.
        stores.asAccounts().remove(account.id());
        yield Optional.empty();
      }
      case Answer.Refused<List<Taken>>() -> Optional.of(new Outcome.Unreachable());
      case Answer.Unreachable<List<Taken>>() -> Optional.of(new Outcome.Unreachable());
    };
  }

  /**
   * Takes it, by an account made for it alone: the authorization server can't tell that two
   * invitations are one person's.
   */
  public Outcome accept(AccountId person, Secret code, List<Language> languages) {
    var looked = look(person, code, languages);
    if (!(looked instanceof Outcome.Open open)) {
      return looked;
    }
    var account = begun(person, code);
    if (account.isPresent()) {
      return take(open.invitation(), account.get(), code, languages);
    }
    if (isEnough(person)) {
      return new Outcome.TooMany();
    }
    var server = open.invitation().server();
    if (!(servers.register(server) instanceof RegisterAnswer.Registered(var credentials))) {
      return new Outcome.Unreachable();
    }
    var now = world.time().instant();
    var id = LastingAccount.guest(person, code.hash());
    var made = new AsAccount(id, person, server, credentials, now);
    var firstCheck = now.plus(Spread.afterATransaction(world.secrets()));
    // Kept before it is used: what it takes can be used by nothing else. Of two clicks both use it.
    return stores
        .whileOpen()
        .run(person, () -> stores.asAccounts().keep(made, firstCheck))
        .map(kept -> take(open.invitation(), kept, code, languages))
        .orElseGet(Outcome.Gone::new);
  }

  private boolean isEnough(AccountId person) {
    var now = world.time().instant();
    var lately = now.minus(BEGUN_WITHIN);
    return stores.welcomes().of(person, now).size() >= MOST_HELD
        || stores.asAccounts().guests(person).stream()
                .filter(one -> one.madeAt().isAfter(lately))
                .count()
            >= MOST_BEGUN;
  }

  private Outcome take(
      Invitation invitation, AsAccount account, Secret code, List<Language> languages) {
    return switch (guestServers.take(account, code)) {
      case Answer.Told<Taken>(var taken) -> keep(welcome(invitation, account, taken, languages));
      case Answer.None<Taken>() -> notTaken(invitation, account, languages);
      case Answer.Refused<Taken>() -> notTaken(invitation, account, languages);
      // It may have been taken nevertheless: whoever opens the link again gets to know.
      case Answer.Unreachable<Taken>() -> new Outcome.Unreachable();
    };
  }

  /** Another click of the same person may have taken it by the same account. */
  private Outcome notTaken(Invitation invitation, AsAccount account, List<Language> languages) {
    return resume(invitation, account, languages)
        .orElseGet(() -> {
          stores.asAccounts().remove(account.id());
          return new Outcome.Gone();
        });
  }

  /** Who has left meanwhile has left the account too by which it was taken. */
  private Outcome keep(Welcome welcome) {
    return stores
        .whileOpen()
        .<Outcome>run(
            welcome.account(),
            () -> {
              stores.welcomes().keep(welcome);
              return new Outcome.Accepted(welcome);
            })
        .orElseGet(Outcome.Gone::new);
  }

  private Welcome welcome(
      Invitation invitation, AsAccount account, Taken taken, List<Language> languages) {
    var open = open(invitation, taken.offered());
    var title =
        taken
            .offered()
            .name()
            .or(() -> open.definition().map(Definition::name).map(name -> name.in(languages)))
            .orElse("");
    return new Welcome(
        world.ids().next(),
        account.account(),
        account.server(),
        account.id(),
        taken.id(),
        invitation.code(),
        invitation.calledBy(),
        title,
        open.source().map(Source::name).map(name -> name.in(languages)).orElse(""),
        taken.offered().scopes(),
        taken.offered().endsAt());
  }
}

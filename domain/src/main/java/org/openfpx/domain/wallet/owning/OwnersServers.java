package org.openfpx.domain.wallet.owning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.wallet.authorizationserver.AsAccount;

/** The authorization servers as an owner's wallet calls them (protocol, sections 3.9 and 3.10). */
public interface OwnersServers {
  /** A page of what belongs to an account: {@code GET /user/resources}. */
  Answer<Page<Thing>> things(AsAccount account, Optional<String> after);

  /** One thing of an account. */
  Answer<Thing> thing(AsAccount account, String resource);

  /** Whom the account lets through to a thing: {@code GET /user/policies}. */
  Answer<List<Rule>> rules(AsAccount account, String resource);

  /** Lets somebody through: {@code POST /user/policies}. */
  Answer<Made> make(AsAccount account, Terms terms);

  /** Puts other terms in the place of a rule, on the same thing. */
  Answer<Made> change(AsAccount account, String rule, Terms terms);

  /** Who may read a thing now: {@code GET /user/permissions}. */
  Answer<List<Reader>> readers(AsAccount account, String resource);

  /** Whose word counts in the network: {@code GET /registry/claims-issuer}. */
  Answer<List<Believed>> believed(String server);

  /**
   * What waits for any account that the wallet made, in the order in which it came: {@code GET
   * /user/requests} with the wallet's own token.
   */
  Answer<Page<Asked>> waiting(String server, Optional<String> after);

  /** One request to an account, answered or not. */
  Answer<Asked> asked(AsAccount account, String id);

  /** Lets a request through, all or a part. */
  Answer<List<Approved>> approve(AsAccount account, String id, ScopeSet scopes, Instant endsAt);

  /** Turns a request away. */
  Answer<Asked> deny(AsAccount account, String id);

  /**
   * What a rule shall be.
   *
   * @param whom whom it lets through
   */
  record Terms(String resource, ScopeSet scopes, Instant endsAt, Whom whom) {}

  /** Whom a rule shall let through. */
  sealed interface Whom {
    /** Everyone of whom that issuer says so. */
    record Proving(String issuer, String claim, String value) implements Whom {
      @Override
      public String toString() {
        return "Proving[redacted]";
      }
    }

    /** A client that acts for the owner alone. */
    record Using(String client) implements Whom {}

    /** Nobody; the owner wants to be asked. */
    record Asking() implements Whom {}

    /** The one person who takes the invitation that comes of it. */
    record Inviting() implements Whom {}
  }

  /**
   * What a rule has become.
   *
   * @param invitation what whoever is invited has to show; told this once
   */
  record Made(Rule rule, Optional<Secret> invitation) {}

  /** What came into being by a yes. */
  record Approved(String permission, String resource, ScopeSet scopes, Instant endsAt) {}

  /**
   * A part of a list.
   *
   * @param next what the next part begins behind, if there is more
   */
  record Page<T>(List<T> all, Optional<String> next) {
    public Page {
      all = List.copyOf(all);
    }
  }

  /**
   * What an authorization server answered.
   *
   * @param <T> what was asked for
   */
  sealed interface Answer<T> {
    /** The same of something that is made of what is told. */
    default <R> Answer<R> map(Function<? super T, ? extends R> made) {
      return flatMap(what -> new Told<>(made.apply(what)));
    }

    /** What is said of what is told; where nothing is told that is the answer. */
    default <R> Answer<R> flatMap(Function<? super T, Answer<R>> said) {
      return switch (this) {
        case Told<T>(var what) -> said.apply(what);
        case None<T>() -> new None<>();
        case Refused<T>() -> new Refused<>();
        case Unreachable<T>() -> new Unreachable<>();
      };
    }

    /** What was asked for, or what it is now. */
    record Told<T>(T what) implements Answer<T> {}

    /** There is none, or it is another's; or the account is no more. */
    record None<T>() implements Answer<T> {}

    /** The authorization server does not take this. */
    record Refused<T>() implements Answer<T> {}

    /** The authorization server can't be reached now. */
    record Unreachable<T>() implements Answer<T> {}
  }
}

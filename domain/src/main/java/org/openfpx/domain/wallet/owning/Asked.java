package org.openfpx.domain.wallet.owning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.text.LocalizedText;
import org.openfpx.domain.wallet.owning.OwnersServers.Approved;

/**
 * A request that waits for its owner at an authorization server (protocol, section 3.9).
 *
 * @param id its id there
 * @param account the client id of the owning account
 * @param client the identifier of the client that asks
 * @param why the purpose in words, if the client named one
 * @param since when it was asked
 * @param endsAt until when an answer counts
 * @param party who vouches for the person at the client, if anybody does
 * @param given what a yes to it gave and has not ended; told to its account alone
 */
public record Asked(
    String id,
    String account,
    String client,
    Optional<LocalizedText> why,
    List<Line> lines,
    Instant since,
    Instant endsAt,
    Optional<Party> party,
    State state,
    List<Approved> given) {
  public Asked {
    lines = List.copyOf(lines);
    given = List.copyOf(given);
  }

  /**
   * Something that is asked for.
   *
   * @param type the address of its type, as long as the network knows it
   * @param longest for how long it can be given at most
   */
  public record Line(
      String resource,
      Optional<String> type,
      Optional<String> name,
      ScopeSet scopes,
      Optional<Duration> longest) {}

  /**
   * Who vouches for the requesting party.
   *
   * @param issuer nobody, where the party is known by what they proved before
   * @param rules those of the owner's own rules whose claims the party proved
   */
  public record Party(Optional<String> issuer, List<String> rules) {
    public Party {
      rules = List.copyOf(rules);
    }
  }

  /** Where it stands. */
  public enum State {
    PENDING,
    APPROVED,
    DENIED
  }

  /** Whether it can still be answered. */
  public boolean isOpenAt(Instant now) {
    return state == State.PENDING && now.isBefore(endsAt);
  }

  /** All that is asked for, of whichever thing. */
  public ScopeSet scopes() {
    return lines.stream().map(Line::scopes).reduce(ScopeSet.NONE, ScopeSet::or);
  }

  /** For how long all of it can be given at most. */
  public Duration longest() {
    return lines.stream()
        .flatMap(line -> line.longest().stream())
        .min(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}

package org.openfpx.domain.wallet.authorizationserver;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.text.LocalizedText;

/**
 * What an authorization server tells the wallet about a transaction (protocol, 3.4).
 *
 * @param client the identifier of the client that asks
 * @param scopes what an OAuth client asks for beside resources, such as {@code openid}
 * @param latestEnd no permission may last longer
 * @param expiresAt when gathering is over
 */
public record TransactionDetails(
    String client,
    Kind kind,
    Optional<Purpose> purpose,
    ScopeSet scopes,
    Instant latestEnd,
    Instant expiresAt,
    List<Line> lines) {
  public TransactionDetails {
    lines = List.copyOf(lines);
  }

  /** Who began. */
  public enum Kind {
    AS_FIRST,
    RS_FIRST,
    OAUTH
  }

  /**
   * Why.
   *
   * @param retention how long the client keeps what it reads: an ISO 8601 period or its own words
   */
  public record Purpose(String identifier, LocalizedText text, Optional<LocalizedText> retention) {}

  /**
   * One ticket resource.
   *
   * @param number its place in the ticket, from 1
   * @param definition the identifier of the resource definition
   * @param owned whether the one concrete resource has an owner; those are shared by its owner's
   *     account alone
   * @param owner the client id of that account, if this wallet made it
   * @param asks whether that owner wants to be asked about it (protocol, section 3.9)
   * @param invited whom its owner lets through by an invitation, of accounts that this wallet made
   */
  public record Line(
      int number,
      String definition,
      String type,
      ScopeSet scopes,
      boolean required,
      Assurance least,
      Optional<Duration> maxAuthAge,
      Instant latestEnd,
      boolean owned,
      Optional<String> owner,
      boolean asks,
      List<Invited> invited,
      List<Candidate> candidates) {
    public Line {
      invited = List.copyOf(invited);
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * Somebody who is let through by an invitation.
   *
   * @param account the client id of the account that took it
   * @param scopes what it lets through
   */
  public record Invited(String account, String invitation, ScopeSet scopes, Instant endsAt) {}

  /**
   * A resource that can serve a line.
   *
   * @param resourceServer the identifier of its resource server at the authorization server
   */
  public record Candidate(String resource, String resourceServer, ScopeSet scopes) {}
}

package org.openfpx.domain.oauth;

/** Ends all that one yes has given, and what the system has built on it. */
public final class EndGrant {
  private final AccessTokens accessTokens;
  private final RefreshGrants refreshGrants;
  private final GrantEndings endings;

  public EndGrant(AccessTokens accessTokens, RefreshGrants refreshGrants, GrantEndings endings) {
    this.accessTokens = accessTokens;
    this.refreshGrants = refreshGrants;
    this.endings = endings;
  }

  /** Ends the grant; ending it twice does no harm. */
  public void end(GrantId grant) {
    refreshGrants.end(grant);
    accessTokens.endAllOf(grant);
    endings.ended(grant);
  }

  /** Ends a grant of which something was shown twice (RFC 9700 section 4.14.2). */
  void endShownTwice(GrantId grant, ClientId client, Authorization authorization) {
    end(grant);
    endings.shownTwice(client, authorization.subject());
  }
}

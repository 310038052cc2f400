package org.openfpx.domain.wallet.linking;

import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.promise.Rounds;

/**
 * Ends a link: first here, so that nothing uses it any more, then at the source. Until the source
 * has confirmed, the wallet keeps what it needs to ask again.
 */
public final class Unlink {
  private final Sources sources;
  private final Links links;
  private final Rounds<Link> rounds;

  public Unlink(Sources sources, Links links) {
    this.sources = sources;
    this.links = links;
    rounds = new Rounds<>(links::parting, Link::source, this::revoke);
  }

  /**
   * Unlinks a source; one that is not linked stays so.
   *
   * @return whether the source has confirmed
   */
  public boolean unlink(AccountId account, String source) {
    return links.part(account, source).map(this::revoke).orElse(true);
  }

  /**
   * Asks those sources again that have not confirmed yet.
   *
   * @param atMost so many links
   * @return how many have confirmed now
   */
  public int catchUp(int atMost) {
    return rounds.go(atMost);
  }

  /** Ends all links of a person here, and asks nobody; {@link #catchUp} does. */
  public void noteAll(AccountId account) {
    links.of(account).forEach(link -> links.part(account, link.source()));
  }

  private boolean revoke(Link link) {
    var token = link.tokens().refreshToken().orElse(link.tokens().accessToken());
    var confirmed = sources.revoke(link.source(), token);
    if (confirmed) {
      links.remove(link.id());
    }
    return confirmed;
  }
}

package org.openfpx.domain.wallet.linking;

import org.openfpx.domain.wallet.account.AccountId;

/**
 * Ends a link: first here, so that nothing uses it any more, then at the source. Until the source
 * has confirmed, the wallet keeps what it needs to ask again.
 */
public final class Unlink {
  private final Sources sources;
  private final Links links;

  public Unlink(Sources sources, Links links) {
    this.sources = sources;
    this.links = links;
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
   * @return how many have confirmed now
   */
  public int catchUp(int atMost) {
    return (int) links.parting(atMost).stream().filter(this::revoke).count();
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

package org.openfpx.domain.wallet.linking;

import java.util.List;
import java.util.Optional;
import org.openfpx.domain.wallet.account.AccountId;

/**
 * The linked sources; tokens and labels are kept sealed. At most one link per person and source.
 */
public interface Links {
  /** Keeps a link; one to the same source gives way to it. */
  void keep(Link link);

  Optional<Link> find(AccountId account, String source);

  /** All links of a person. */
  List<Link> of(AccountId account);

  /**
   * Keeps new tokens, if the link still has the revision at which they were asked for.
   *
   * @return whether they were kept
   */
  boolean renew(String id, int revision, Sources.Tokens tokens);

  /** Notes that the source wants the person to sign in again. */
  void toRenew(String id, int revision);

  void remove(String id);
}

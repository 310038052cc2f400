package org.openfpx.domain.rsa.linking;

import java.util.Optional;
import java.util.function.Function;
import org.openfpx.domain.oauth.ClientId;

/** The links that live. An ended link is gone. */
public interface Links {
  /** Keeps a new link. */
  void add(Link link);

  /** The link, if it has not been ended. */
  Optional<Link> find(LinkId id);

  /**
   * What a wallet knows a person by: the pseudonym that was kept first. Of simultaneous calls all
   * get the same answer.
   */
  String pseudonym(Person person, ClientId wallet, String candidate);

  /**
   * Does something with a link while nobody else, in any replica, does so with the same link: who
   * comes second sees what the first has kept.
   *
   * @return what the work returned, or nothing if there is no such link
   */
  <T> Optional<T> exclusively(LinkId id, Function<Link, T> work);

  /** Keeps renewed downstream tokens; changes nothing if the link has been ended. */
  void keep(LinkId id, DownstreamTokens renewed);

  /** Notes that the provider no longer renews; changes nothing if the link has been ended. */
  void markToRenew(LinkId id);

  /**
   * The newest link of the same person and wallet that need not be renewed: what the person has
   * made when they signed in again.
   */
  Optional<Link> renewalOf(Link stale);

  /**
   * Ends a link, for good.
   *
   * @return the link as it was, or nothing if it had been ended
   */
  Optional<Link> end(LinkId id);
}

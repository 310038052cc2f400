package org.openfpx.domain.as.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openfpx.domain.as.registry.Snapshot;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.time.World;

/**
 * Shows the requests that wait for an owner: to the account, and to the wallet that made it those
 * of all its accounts (protocol, section 3.9).
 */
public final class ReadRequests {
  /** As many as one page holds, if they are for no more than {@link #LINES} resources. */
  public static final int PAGE = 100;

  /** So many resources the requests of one page are for, or one request is by itself. */
  static final int LINES = 100;

  /** So long one can wait for the first to come. */
  public static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** So often those who wait look for what came to another replica. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  /**
   * So many may wait at once: each holds a connection. Whoever comes beyond is answered at once.
   */
  private static final int MOST_WAITING = 50;

  /** So many of them with the token of one client. */
  private static final int MOST_OF_ONE = 5;

  private final World world;
  private final OwnerRequests requests;
  private final Bell bell;
  private final Seats seats = new Seats(MOST_WAITING, MOST_OF_ONE);

  public ReadRequests(World world, OwnerRequests requests, Bell bell) {
    this.world = world;
    this.requests = requests;
    this.bell = bell;
  }

  /** One request, answered or not. */
  public Optional<OwnerRequest> find(ClientId asking, Snapshot registry, RequestId id) {
    return requests.find(id, seer(asking, registry)).filter(one -> isAskedFor(one, registry));
  }

  /**
   * The pending requests after that one, in the order in which they came.
   *
   * @param wait how long to wait where there is none; at most {@link #LONGEST_WAIT}
   */
  public Page page(ClientId asking, Snapshot registry, Optional<RequestId> after, Duration wait) {
    var seer = seer(asking, registry);
    var found = look(seer, registry, after);
    if (found.isEmpty() && wait.isPositive() && seats.take(asking)) {
      try {
        found = lookUntilSomethingCame(seer, registry, after, wait);
      } finally {
        seats.leave(asking);
      }
    }
    var first = beginning(found);
    return new Page(first, first.size() < found.size());
  }

  /** As many as one page holds: what is told of each resource is read at once. */
  private static List<OwnerRequest> beginning(List<OwnerRequest> found) {
    int lines = 0;
    for (int i = 0; i < found.size(); i++) {
      lines += found.get(i).lines().size();
      if (i == PAGE || (i > 0 && lines > LINES)) {
        return found.subList(0, i);
      }
    }
    return found;
  }

  private List<OwnerRequest> lookUntilSomethingCame(
      OwnerRequests.Seer seer, Snapshot registry, Optional<RequestId> after, Duration wait) {
    var left = wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    List<OwnerRequest> found = List.of();
    while (found.isEmpty() && left.isPositive() && !Thread.currentThread().isInterrupted()) {
      var step = left.compareTo(BETWEEN_LOOKS) < 0 ? left : BETWEEN_LOOKS;
      var unused = bell.await(seer, step);
      left = left.minus(step).plus(unused);
      found = look(seer, registry, after);
    }
    return found;
  }

  /** Those of clients that take part: nobody can say yes to any other. */
  private List<OwnerRequest> look(
      OwnerRequests.Seer seer, Snapshot registry, Optional<RequestId> after) {
    var found = new ArrayList<OwnerRequest>();
    var last = after;
    var hasMore = true;
    while (hasMore && found.size() <= PAGE) {
      var some = requests.pending(seer, last, world.time().instant(), PAGE + 1);
      some.stream().filter(one -> isAskedFor(one, registry)).forEach(found::add);
      hasMore = some.size() > PAGE;
      last = hasMore ? Optional.of(some.getLast().id()) : last;
    }
    return found;
  }

  private static boolean isAskedFor(OwnerRequest request, Snapshot registry) {
    return request.state() != OwnerRequest.State.PENDING
        || registry.umaClient(request.client()).isPresent();
  }

  private static OwnerRequests.Seer seer(ClientId asking, Snapshot registry) {
    return registry
        .walletOf(asking)
        .<OwnerRequests.Seer>map(wallet -> new OwnerRequests.OwnersWallet(wallet.id()))
        .orElseGet(() -> new OwnerRequests.Owner(asking));
  }

  /** One page. */
  public record Page(List<OwnerRequest> requests, boolean hasMore) {
    public Page {
      requests = List.copyOf(requests);
    }
  }
}

package org.openfpx.domain.wallet.owning;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.catalogue.Catalogue;
import org.openfpx.domain.wallet.catalogue.Catalogue.Server;
import org.openfpx.domain.wallet.owning.OwnersServers.Answer;
import org.openfpx.domain.wallet.owning.OwnersServers.Page;
import org.openfpx.domain.wallet.permission.ConsentId;

/**
 * Knows which requests wait, for all owners at once, so that the dashboard can say so without
 * asking anybody: no authorization server learns who looks, or when. It asks with the wallet's own
 * token, keeps in memory what it was told, and forgets by itself what is over.
 */
public final class WaitingRequests {
  /** So often everything is asked for anew, to notice what was answered elsewhere. */
  private static final Duration ANEW = Duration.ofMinutes(5);

  /** So long one is left alone that could not be reached. */
  private static final Duration LEFT_ALONE = Duration.ofSeconds(15);

  /** So many of one authorization server are known; of those beyond, the page itself tells. */
  private static final int MOST = 20_000;

  private static final int MOST_PAGES = 200;

  private final OwnersServers servers;
  private final Places places;
  private final Catalogue catalogue;
  private final InstantSource time;
  private final Map<String, Known> known = new HashMap<>();

  /** What is known of one authorization server. */
  private static final class Known {
    private final Map<String, Asked> byId = new LinkedHashMap<>();

    /** When those were answered of which a reading that has begun before may still tell. */
    private final Map<String, Instant> answered = new HashMap<>();

    private Optional<String> last = Optional.empty();
    private Instant since = Instant.EPOCH;
    private Instant notBefore = Instant.EPOCH;
  }

  public WaitingRequests(
      OwnersServers servers, Places places, Catalogue catalogue, InstantSource time) {
    this.servers = servers;
    this.places = places;
    this.catalogue = catalogue;
    this.time = time;
  }

  /** One that waits for a person. */
  public record Waiting(Place place, Asked asked) {
    /** Under which a yes to it is written down. */
    public ConsentId consent() {
      return AskedNotes.idOf(place, asked);
    }
  }

  /**
   * Asks each authorization server what has come since. One at which nobody owns anything is not
   * asked: it has nothing to tell, and may not even be there.
   */
  public void refresh() {
    catalogue.servers().stream()
        .map(Server::identifier)
        .filter(places::areAt)
        .forEach(this::refresh);
  }

  private void refresh(String server) {
    var now = time.instant();
    var before = before(server);
    if (now.isBefore(before.notBefore())) {
      return;
    }
    var anew = !now.isBefore(before.since().plus(ANEW));
    var after = anew ? Optional.<String>empty() : before.last();
    var fresh = new LinkedHashMap<String, Asked>();
    for (int page = 0; page < MOST_PAGES && fresh.size() < MOST; page++) {
      if (!(servers.waiting(server, after) instanceof Answer.Told<Page<Asked>>(var told))) {
        leaveAlone(server, now);
        return;
      }
      told.all().forEach(asked -> fresh.put(asked.id(), asked));
      after = told.next();
      if (after.isEmpty()) {
        break;
      }
    }
    keep(server, anew, fresh, now);
  }

  private record Before(Instant since, Instant notBefore, Optional<String> last) {}

  private synchronized Before before(String server) {
    var of = of(server);
    return new Before(of.since, of.notBefore, of.last);
  }

  private synchronized void leaveAlone(String server, Instant now) {
    of(server).notBefore = now.plus(LEFT_ALONE);
  }

  private Known of(String server) {
    return known.computeIfAbsent(server, _ -> new Known());
  }

  private synchronized void keep(
      String server, boolean anew, Map<String, Asked> fresh, Instant now) {
    var of = of(server);
    if (anew) {
      of.byId.clear();
      of.since = now;
    }
    of.byId.values().removeIf(asked -> !asked.isOpenAt(now));
    of.answered.values().removeIf(at -> at.isBefore(now.minus(ANEW)));
    fresh.values().stream()
        .filter(asked -> !of.answered.containsKey(asked.id()))
        .filter(_ -> of.byId.size() < MOST)
        .forEach(asked -> of.byId.put(asked.id(), asked));
    fresh.keySet().stream().reduce((_, later) -> later).ifPresent(id -> of.last = Optional.of(id));
  }

  /** What waits for a person, the oldest first. */
  public List<Waiting> of(AccountId person) {
    var now = time.instant();
    return places.of(person).stream()
        .flatMap(place -> of(place).stream().map(asked -> new Waiting(place, asked)))
        .filter(waiting -> waiting.asked().isOpenAt(now))
        .sorted(Comparator.comparing(waiting -> waiting.asked().since()))
        .toList();
  }

  private synchronized List<Asked> of(Place place) {
    var account = place.account();
    return of(account.server()).byId.values().stream()
        .filter(asked -> asked.account().equals(account.credentials().clientId()))
        .toList();
  }

  /** Forgets one that was answered here. */
  synchronized void answered(String server, String id) {
    of(server).byId.remove(id);
    of(server).answered.put(id, time.instant());
  }
}

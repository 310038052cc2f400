package org.openfpx.domain.wallet.dashboard;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.consent.Consent;
import org.openfpx.domain.wallet.consent.ConsentRequest;
import org.openfpx.domain.wallet.consent.ConsentRequests;
import org.openfpx.domain.wallet.consent.Consents;
import org.openfpx.domain.wallet.permission.ConsentId;
import org.openfpx.domain.wallet.permission.Permission;
import org.openfpx.domain.wallet.permission.Permissions;

/** What a person shares, from the wallet's own records. */
public final class Dashboard {
  private static final int PAGE = 20;

  /** So many are read at once. */
  private static final int LIVE_PAGE = 100;

  private final Consents consents;
  private final Permissions permissions;
  private final ConsentRequests requests;
  private final InstantSource time;

  public Dashboard(
      Consents consents, Permissions permissions, ConsentRequests requests, InstantSource time) {
    this.consents = consents;
    this.permissions = permissions;
    this.requests = requests;
    this.time = time;
  }

  /**
   * The home page.
   *
   * @param active what somebody can see now, ending soonest first
   * @param waiting requests without an answer in this browser
   */
  public record Home(List<Sharing> active, List<ConsentRequest> waiting) {
    public Home {
      active = List.copyOf(active);
      waiting = List.copyOf(waiting);
    }
  }

  /**
   * Answers of the past.
   *
   * @param next where the next page begins, if there is one
   */
  public record Past(List<Sharing> ended, Optional<Consents.Key> next) {
    public Past {
      ended = List.copyOf(ended);
    }
  }

  /** What is going on now. */
  public Home home(AccountId account, String session) {
    var now = time.instant();
    return new Home(open(account, now), requests.waiting(session, now));
  }

  /** All of them: whom a person does not see here, she can't stop. */
  private List<Sharing> open(AccountId account, Instant now) {
    var open = new ArrayList<Sharing>();
    var after = Optional.<Consent>empty();
    List<Consent> page;
    do {
      page = consents.live(account, now, after, LIVE_PAGE);
      sharings(account, page, now).stream().filter(Dashboard::isOpen).forEach(open::add);
      after = page.isEmpty() ? after : Optional.of(page.getLast());
    } while (page.size() == LIVE_PAGE);
    return open;
  }

  /** What has ended, and what was refused, the newest first. */
  public Past past(AccountId account, Optional<Consents.Key> after) {
    var found = consents.answered(account, after, PAGE + 1);
    var shown = found.subList(0, Math.min(PAGE, found.size()));
    var ended =
        sharings(account, shown, time.instant()).stream()
            .filter(sharing -> !isOpen(sharing))
            .toList();
    var next =
        found.size() > PAGE
            ? Optional.of(
                new Consents.Key(shown.getLast().answeredAt(), shown.getLast().id().value()))
            : Optional.<Consents.Key>empty();
    return new Past(ended, next);
  }

  /** One consent. */
  public Optional<Sharing> one(AccountId account, ConsentId id) {
    return consents
        .find(account, id)
        .map(consent -> sharings(account, List.of(consent), time.instant()).getFirst());
  }

  /** What would stop if a source were unlinked. */
  public List<Sharing> servedBy(AccountId account, String source) {
    return open(account, time.instant()).stream()
        .filter(sharing -> isServedBy(sharing.consent(), source))
        .toList();
  }

  private static boolean isServedBy(Consent consent, String source) {
    return consent.lines().stream()
        .flatMap(line -> line.from().stream())
        .anyMatch(from -> from.source().equals(source));
  }

  private static boolean isOpen(Sharing sharing) {
    return sharing.state() instanceof Sharing.State.Active
        || sharing.state() instanceof Sharing.State.BeingStopped;
  }

  private List<Sharing> sharings(AccountId account, Collection<Consent> found, Instant now) {
    Map<ConsentId, List<Permission>> byConsent =
        permissions.of(account, found.stream().map(Consent::id).toList()).stream()
            .collect(Collectors.groupingBy(Permission::consent));
    return found.stream()
        .map(consent -> Sharing.of(consent, byConsent.getOrDefault(consent.id(), List.of()), now))
        .toList();
  }
}

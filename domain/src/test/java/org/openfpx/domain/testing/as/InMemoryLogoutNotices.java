package org.openfpx.domain.testing.as;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.as.logout.LogoutNotice;
import org.openfpx.domain.as.logout.LogoutNotices;
import org.openfpx.domain.oauth.GrantId;

/** Notices behind one lock. */
public final class InMemoryLogoutNotices implements LogoutNotices {
  private final Map<GrantId, Due> notices = new LinkedHashMap<>();
  private final Map<GrantId, Instant> dueAt = new LinkedHashMap<>();

  @Override
  public synchronized void expect(LogoutNotice notice) {
    notices.put(notice.grant(), new Due(notice, 0));
  }

  @Override
  public synchronized void due(GrantId grant, Instant now) {
    if (notices.containsKey(grant) && !isTold(grant)) {
      dueAt.put(grant, now);
    }
  }

  @Override
  public synchronized void shorten(GrantId grant, Instant end) {
    Optional.ofNullable(notices.get(grant))
        .filter(due -> !isTold(grant) && due.notice().expiresAt().isAfter(end))
        .ifPresent(due -> {
          var of = due.notice();
          var notice = new LogoutNotice(grant, of.client(), of.subject(), end);
          notices.put(grant, new Due(notice, due.tries()));
          dueAt.put(grant, end);
        });
  }

  /** Whether its sign-in is over, and not only shortened. */
  private boolean isTold(GrantId grant) {
    var at = Optional.ofNullable(dueAt.get(grant));
    var end = Optional.ofNullable(notices.get(grant)).map(due -> due.notice().expiresAt());
    return at.isPresent() && !at.equals(end);
  }

  @Override
  public synchronized List<Due> takeDue(Instant now, Instant again, int atMost) {
    var taken =
        notices.values().stream()
            .filter(due -> isDue(due.notice().grant(), now))
            .limit(atMost)
            .toList();
    taken.forEach(due -> dueAt.put(due.notice().grant(), again));
    return taken;
  }

  private boolean isDue(GrantId grant, Instant now) {
    return dueAt.containsKey(grant) && !dueAt.getOrDefault(grant, now).isAfter(now);
  }

  @Override
  public synchronized void retry(GrantId grant, Instant at) {
    postpone(grant, at);
    notices.computeIfPresent(grant, (_, due) -> new Due(due.notice(), due.tries() + 1));
  }

  @Override
  public synchronized void postpone(GrantId grant, Instant until) {
    dueAt.replace(grant, until);
  }

  @Override
  public synchronized void remove(GrantId grant) {
    notices.remove(grant);
    dueAt.remove(grant);
  }

  @Override
  public synchronized int removeExpired(Instant before, int atMost) {
    var over =
        notices.values().stream()
            .map(Due::notice)
            .filter(one -> one.expiresAt().isBefore(before) && !dueAt.containsKey(one.grant()))
            .limit(atMost)
            .toList();
    over.forEach(one -> notices.remove(one.grant()));
    return over.size();
  }
}

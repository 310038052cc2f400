package org.openfpx.domain.testing.wallet;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.login.Session;
import org.openfpx.domain.wallet.login.Session.SignedIn;
import org.openfpx.domain.wallet.login.Sessions;

/** Sessions behind one lock. */
public final class InMemorySessions implements Sessions {
  private final Map<SecretHash, Session> sessions = new HashMap<>();

  @Override
  public synchronized void begin(Session session, SecretHash secret) {
    sessions.put(secret, session);
  }

  @Override
  public synchronized Optional<Session> find(SecretHash secret) {
    return Optional.ofNullable(sessions.get(secret));
  }

  @Override
  public synchronized void seen(String session, Instant now) {
    sessions.replaceAll((secret, old) ->
        old.id().equals(session) ? new Session(old.id(), now, old.endsAt(), old.signedIn()) : old);
  }

  @Override
  public synchronized boolean signIn(
      String session, SecretHash next, SignedIn signedIn, Instant now, Instant endsAt) {
    if (!sessions.values().removeIf(old -> old.id().equals(session))) {
      return false;
    }
    sessions.put(next, new Session(session, now, endsAt, Optional.of(signedIn)));
    return true;
  }

  @Override
  public synchronized void end(String session) {
    sessions.values().removeIf(old -> old.id().equals(session));
  }

  @Override
  public synchronized List<Session> of(AccountId account, int atMost) {
    return sessions.values().stream()
        .filter(one -> isOf(account, one))
        .sorted(Comparator.comparing(Session::seenAt).reversed().thenComparing(Session::id))
        .limit(atMost)
        .toList();
  }

  @Override
  public synchronized void endOf(AccountId account, String session) {
    sessions.values().removeIf(old -> isOf(account, old) && old.id().equals(session));
  }

  @Override
  public synchronized void endOthers(AccountId account, String kept) {
    sessions.values().removeIf(old -> isOf(account, old) && !old.id().equals(kept));
  }

  private static boolean isOf(AccountId account, Session session) {
    return session.signedIn().map(SignedIn::account).equals(Optional.of(account));
  }

  @Override
  public synchronized void endAll(AccountId account) {
    sessions.values().removeIf(old -> isOf(account, old));
  }

  @Override
  public synchronized int reap(Instant endedBefore, Instant notSeenSince, int atMost) {
    var before = sessions.size();
    sessions
        .values()
        .removeIf(old -> old.endsAt().isBefore(endedBefore) || old.seenAt().isBefore(notSeenSince));
    return before - sessions.size();
  }
}

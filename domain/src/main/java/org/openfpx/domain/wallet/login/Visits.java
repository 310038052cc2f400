package org.openfpx.domain.wallet.login;

import java.time.Duration;
import java.util.Optional;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.time.World;

/** Recognises browsers by their cookie, and ends their visits. */
public final class Visits {
  private static final Duration NOTED_AT_MOST_EVERY = Duration.ofMinutes(1);

  private final Sessions sessions;
  private final SessionLifetimes lifetimes;
  private final World world;

  public Visits(Sessions sessions, SessionLifetimes lifetimes, World world) {
    this.sessions = sessions;
    this.lifetimes = lifetimes;
    this.world = world;
  }

  /** A visit that has just begun; the secret belongs in the browser's cookie. */
  public record Begun(Session session, Secret secret) {}

  /** The session with this secret, if it still counts; it counts anew from now. */
  public Optional<Session> resume(Secret cookie) {
    var now = world.time().instant();
    var found = peek(cookie);
    found
        .filter(session -> session.seenAt().plus(NOTED_AT_MOST_EVERY).isBefore(now))
        .ifPresent(session -> sessions.seen(session.id(), now));
    return found;
  }

  /** The same, and it counts no more than before: nobody need be there. */
  public Optional<Session> peek(Secret cookie) {
    var now = world.time().instant();
    return sessions.find(cookie.hash()).filter(session -> session.isOpenAt(now, lifetimes.idle()));
  }

  /** A session for a browser that has none; nobody is signed in. */
  public Begun begin() {
    var now = world.time().instant();
    var secret = world.secrets().next();
    var session =
        new Session(world.ids().next(), now, now.plus(lifetimes.longest()), Optional.empty());
    sessions.begin(session, secret.hash());
    return new Begun(session, secret);
  }

  /** Signs out. */
  public void end(Session session) {
    sessions.end(session.id());
  }
}

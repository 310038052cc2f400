package org.openfpx.domain.testing.rsa;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.openfpx.domain.rsa.linking.LoginId;
import org.openfpx.domain.rsa.linking.PendingLogin;
import org.openfpx.domain.rsa.linking.PendingLogin.AtConsent;
import org.openfpx.domain.rsa.linking.PendingLogin.AtProvider;
import org.openfpx.domain.rsa.linking.PendingLogins;
import org.openfpx.domain.secret.SecretHash;

/** Logins under way, behind one lock. */
public final class InMemoryPendingLogins implements PendingLogins {
  private final Map<LoginId, PendingLogin> logins = new HashMap<>();

  @Override
  public synchronized void open(PendingLogin login) {
    logins.put(login.id(), login);
  }

  @Override
  public synchronized Optional<PendingLogin> takeAnswered(SecretHash state, SecretHash browser) {
    return take(login ->
        login.browser().equals(browser)
            && login.stage() instanceof AtProvider at
            && at.state().equals(state));
  }

  @Override
  public synchronized void awaitConsent(PendingLogin login) {
    logins.put(login.id(), login);
  }

  @Override
  public synchronized Optional<PendingLogin> awaitingConsent(LoginId id, SecretHash browser) {
    return Optional.ofNullable(logins.get(id)).filter(login -> isAtConsent(login, browser));
  }

  @Override
  public synchronized Optional<PendingLogin> takeDecided(LoginId id, SecretHash browser) {
    return take(login -> login.id().equals(id) && isAtConsent(login, browser));
  }

  private static boolean isAtConsent(PendingLogin login, SecretHash browser) {
    return login.browser().equals(browser) && login.stage() instanceof AtConsent;
  }

  private Optional<PendingLogin> take(Predicate<PendingLogin> which) {
    var found = logins.values().stream().filter(which).findFirst();
    found.ifPresent(login -> logins.remove(login.id()));
    return found;
  }
}

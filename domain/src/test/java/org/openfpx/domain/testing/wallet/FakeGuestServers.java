package org.openfpx.domain.testing.wallet;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.wallet.authorizationserver.AsAccount;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.EndAnswer;
import org.openfpx.domain.wallet.guest.GuestServers;
import org.openfpx.domain.wallet.owning.OwnersServers.Answer;
import org.openfpx.domain.wallet.owning.Rule;

/** An authorization server to which guests talk. */
public final class FakeGuestServers implements GuestServers {
  private final FakeOwnersServers owners;
  private final Map<String, String> takers = new HashMap<>();
  private boolean down;
  private boolean losing;
  private Runnable whileTaking = () -> {};

  /**
   * @param owners the same server as owners call it
   */
  public FakeGuestServers(FakeOwnersServers owners) {
    this.owners = owners;
  }

  public synchronized void goDown() {
    down = true;
  }

  /** The answer to the next taking is lost. */
  public synchronized void loseTheNextAnswer() {
    losing = true;
  }

  /** Happens once, after the next taking and before its answer. */
  public synchronized void whileTaking(Runnable what) {
    whileTaking = what;
  }

  @Override
  public synchronized Answer<Offered> look(String server, Secret code) {
    if (down) {
      return new Answer.Unreachable<>();
    }
    return owners
        .invited(code)
        .<Answer<Offered>>map(rule -> new Answer.Told<>(offered(rule)))
        .orElseGet(Answer.None::new);
  }

  private static Offered offered(Rule rule) {
    return new Offered(
        rule.resource(),
        "https://types.example/diary",
        "clinic",
        Optional.empty(),
        rule.scopes(),
        rule.endsAt());
  }

  @Override
  public synchronized Answer<Taken> take(AsAccount account, Secret code) {
    if (down) {
      return new Answer.Unreachable<>();
    }
    var rule = owners.invited(code);
    if (rule.isEmpty()) {
      return new Answer.None<>();
    }
    owners.taken(rule.get());
    var id = "invitation-" + rule.get().id();
    takers.put(id, account.credentials().clientId());
    var meanwhile = whileTaking;
    whileTaking = () -> {};
    meanwhile.run();
    if (losing) {
      losing = false;
      return new Answer.Unreachable<>();
    }
    return new Answer.Told<>(new Taken(id, offered(rule.get())));
  }

  @Override
  public synchronized EndAnswer leave(AsAccount account, String invitation) {
    if (down) {
      return EndAnswer.UNREACHABLE;
    }
    takers.remove(invitation, account.credentials().clientId());
    return EndAnswer.ENDED;
  }
}

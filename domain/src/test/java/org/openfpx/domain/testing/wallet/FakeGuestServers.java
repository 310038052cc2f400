package org.openfpx.domain.testing.wallet;

import java.util.HashMap;
import java.util.List;
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
  private static final String TAKEN = "invitation-";

  private final FakeOwnersServers owners;
  private final Map<String, String> takers = new HashMap<>();
  private boolean down;
  private boolean losing;
  private boolean dying;
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

  /** The wallet dies when it takes the next one, before the server has heard of it. */
  public synchronized void dieBeforeTaking() {
    dying = true;
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
    if (dying) {
      dying = false;
      throw new IllegalStateException("killed");
    }
    var rule = owners.invited(code);
    if (rule.isEmpty()) {
      return new Answer.None<>();
    }
    owners.taken(rule.get());
    var id = TAKEN + rule.get().id();
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
  public synchronized Answer<List<Taken>> taken(AsAccount account) {
    if (down) {
      return new Answer.Unreachable<>();
    }
    return new Answer.Told<>(
        takers.entrySet().stream()
            .filter(one -> one.getValue().equals(account.credentials().clientId()))
            .flatMap(one -> owners.rule(one.getKey().substring(TAKEN.length())).stream())
            .map(rule -> new Taken(TAKEN + rule.id(), offered(rule)))
            .toList());
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

package org.openfpx.domain.testing.wallet;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.StandingPermission.Status;
import org.openfpx.domain.wallet.authorizationserver.TransactionDetails;

/** An authorization server that can be taken down, that refuses, and that remembers what it saw. */
public final class FakeAuthorizationServers implements AuthorizationServers {
  /** What happened. */
  public record Push(String key, Credentials account, List<PushedPermission> permissions) {}

  private final Map<String, TransactionDetails> transactions = new HashMap<>();
  private final Map<String, Push> pushes = new HashMap<>();
  private final Map<String, List<String>> ids = new HashMap<>();
  private final Map<String, Status> standing = new HashMap<>();
  private final Map<String, String> owners = new HashMap<>();
  private final Map<String, StandingPermission.What> whats = new HashMap<>();
  private final Map<String, Instant> ends = new HashMap<>();
  private final Map<String, StandingPermission> rules = new HashMap<>();
  private final List<PushedSignIn> signIns = new ArrayList<>();
  private boolean down;
  private boolean refuses;
  private boolean losesAnswers;
  private final List<String> removed = new ArrayList<>();
  private Runnable whileRegistering = () -> {};
  private Runnable whileTelling = () -> {};
  private int registered;

  public synchronized void begin(Secret handle, TransactionDetails details) {
    transactions.put(handle.reveal(), details);
  }

  public synchronized void goDown() {
    down = true;
  }

  public synchronized void comeBack() {
    down = false;
    losesAnswers = false;
  }

  public synchronized void refuse() {
    refuses = true;
  }

  /** From now on pushes are written, and the answer never arrives. */
  public synchronized void loseAnswers() {
    losesAnswers = true;
  }

  public synchronized List<Push> pushes() {
    return List.copyOf(pushes.values());
  }

  public synchronized int registered() {
    return registered;
  }

  public synchronized long open() {
    return standing.values().stream().filter(status -> status != Status.ENDED).count();
  }

  public synchronized void endBehindTheBack() {
    standing.replaceAll((id, status) -> Status.ENDED);
  }

  /** Happens once, while the server makes the next account. */
  public synchronized void whileRegistering(Runnable what) {
    whileRegistering = what;
  }

  /** Happens once, while the server tells the next transaction. */
  public synchronized void whileTelling(Runnable what) {
    whileTelling = what;
  }

  @Override
  public synchronized TransactionAnswer transaction(String server, Secret handle) {
    var meanwhile = whileTelling;
    whileTelling = () -> {};
    meanwhile.run();
    if (down) {
      return new TransactionAnswer.Unreachable();
    }
    var details = transactions.get(handle.reveal());
    return details == null ? new TransactionAnswer.Gone() : new TransactionAnswer.Found(details);
  }

  @Override
  public synchronized RegisterAnswer register(String server) {
    var meanwhile = whileRegistering;
    whileRegistering = () -> {};
    meanwhile.run();
    if (down) {
      return new RegisterAnswer.Unreachable();
    }
    registered++;
    var id = "account-" + registered;
    return new RegisterAnswer.Registered(
        new Credentials(
            id,
            new Secret("secret of " + id),
            new Secret("registration of " + id),
            URI.create("https://as.example/oauth2/register/" + id)));
  }

  @Override
  public synchronized PushAnswer push(
      String server, Credentials account, String key, List<PushedPermission> permissions) {
    if (down) {
      return new PushAnswer.Unreachable();
    }
    if (refuses) {
      return new PushAnswer.Refused();
    }
    var ofAccount = account.clientId() + " " + key;
    if (!pushes.containsKey(ofAccount)) {
      pushes.put(ofAccount, new Push(key, account, permissions));
      List<String> made = new ArrayList<>();
      for (int i = 0; i < permissions.size(); i++) {
        var id = account.clientId() + "-" + key + "-" + i;
        made.add(id);
        var one = permissions.get(i);
        keep(id, account, what(one));
      }
      ids.put(ofAccount, made);
    }
    return losesAnswers
        ? new PushAnswer.Unreachable()
        : new PushAnswer.Pushed(ids.getOrDefault(ofAccount, List.of()));
  }

  @Override
  public synchronized PushAnswer pushSignIn(
      String server, Credentials account, String key, PushedSignIn signIn) {
    signIns.add(signIn);
    var inItsPlace =
        new PushedPermission(
            signIn.handle(), "", signIn.scopes(), Optional.empty(), signIn.endsAt());
    return push(server, account, key, List.of(inItsPlace));
  }

  /** The sign-ins that were pushed, repetitions and all. */
  public synchronized List<PushedSignIn> signIns() {
    return List.copyOf(signIns);
  }

  @Override
  public synchronized PushAnswer pushAsGuest(
      String server, Credentials account, String invitation, PushedPermission permission) {
    return push(server, account, "guest " + invitation, List.of(permission));
  }

  @Override
  public synchronized EndAnswer end(String server, Credentials account, String permission) {
    if (down) {
      return EndAnswer.UNREACHABLE;
    }
    if (account.clientId().equals(owners.get(permission))) {
      standing.put(permission, Status.ENDED);
    }
    return EndAnswer.ENDED;
  }

  private StandingPermission.What what(PushedPermission one) {
    var asked = Optional.ofNullable(transactions.get(one.handle().reveal()));
    return new StandingPermission.What(
        asked.map(TransactionDetails::client).orElse(""), one.resource(), one.scopes());
  }

  private void keep(String id, Credentials account, StandingPermission.What what) {
    standing.put(id, Status.ACTIVE);
    owners.put(id, account.clientId());
    whats.put(id, what);
  }

  /** Keeps what an owner gave by a yes to a request. */
  public synchronized void keepAnswer(
      String id, Credentials account, StandingPermission.What what, Instant endsAt) {
    keep(id, account, what);
    ends.put(id, endsAt);
  }

  /** Whether that stands. */
  synchronized boolean stands(String id) {
    return standing.get(id) == Status.ACTIVE;
  }

  /** Keeps that an owner lets somebody through. */
  public synchronized void keepRule(String rule, Credentials account, Instant endsAt) {
    rules.put(rule, new StandingPermission(rule, Status.ACTIVE, endsAt, Optional.empty()));
    owners.put(rule, account.clientId());
  }

  /** The ids of what owners let through. */
  public synchronized Set<String> rules() {
    return Set.copyOf(rules.keySet());
  }

  @Override
  public synchronized EndAnswer endRule(String server, Credentials account, String rule) {
    if (down) {
      return EndAnswer.UNREACHABLE;
    }
    if (account.clientId().equals(owners.get(rule))) {
      rules.remove(rule);
    }
    return EndAnswer.ENDED;
  }

  @Override
  public synchronized StandingAnswer rules(String server, Credentials account) {
    if (down) {
      return new StandingAnswer.Unreachable();
    }
    return new StandingAnswer.Standing(
        rules.values().stream()
            .filter(one -> account.clientId().equals(owners.get(one.id())))
            .toList());
  }

  @Override
  public synchronized EndAnswer remove(Credentials account) {
    if (down) {
      return EndAnswer.UNREACHABLE;
    }
    removed.add(account.clientId());
    owners.forEach((permission, owner) -> {
      if (owner.equals(account.clientId())) {
        standing.put(permission, Status.ENDED);
      }
    });
    return EndAnswer.ENDED;
  }

  /** The accounts that were removed, repetitions and all. */
  public synchronized List<String> removed() {
    return List.copyOf(removed);
  }

  @Override
  public synchronized StandingAnswer standing(String server, Credentials account) {
    if (down) {
      return new StandingAnswer.Unreachable();
    }
    return new StandingAnswer.Standing(
        standing.entrySet().stream()
            .filter(entry -> account.clientId().equals(owners.get(entry.getKey())))
            .map(entry -> standing(entry.getKey(), entry.getValue()))
            .toList());
  }

  private StandingPermission standing(String id, Status status) {
    return new StandingPermission(
        id, status, ends.getOrDefault(id, Instant.MAX), Optional.ofNullable(whats.get(id)));
  }
}

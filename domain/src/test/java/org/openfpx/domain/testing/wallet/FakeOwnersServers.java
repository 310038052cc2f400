package org.openfpx.domain.testing.wallet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.wallet.authorizationserver.AsAccount;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.StandingPermission;
import org.openfpx.domain.wallet.owning.Asked;
import org.openfpx.domain.wallet.owning.Believed;
import org.openfpx.domain.wallet.owning.OwnersServers;
import org.openfpx.domain.wallet.owning.Reader;
import org.openfpx.domain.wallet.owning.Rule;
import org.openfpx.domain.wallet.owning.Thing;

/** An authorization server to which owners talk, one thing a page. */
public final class FakeOwnersServers implements OwnersServers {
  private final FakeAuthorizationServers servers;
  private final InstantSource time;
  private final Map<String, Map<String, Thing>> things = new LinkedHashMap<>();
  private final Map<String, Rule> rules = new TreeMap<>();
  private final Map<String, String> owners = new LinkedHashMap<>();
  private final Map<String, Asked> requests = new LinkedHashMap<>();
  private final Map<String, List<Approved>> given = new LinkedHashMap<>();
  private final Map<String, Reader> readers = new LinkedHashMap<>();
  private final Map<String, String> codes = new LinkedHashMap<>();
  private final List<Believed> believed = new ArrayList<>();
  private boolean down;
  private boolean losing;
  private boolean dying;
  private boolean deaf;
  private boolean refusing;
  private boolean reaping;
  private Runnable whileTelling = () -> {};
  private int made;

  /**
   * @param servers the same authorization server as it is called for everything else
   */
  public FakeOwnersServers(FakeAuthorizationServers servers, InstantSource time) {
    this.servers = servers;
    this.time = time;
  }

  public synchronized void register(AsAccount account, Thing thing) {
    things
        .computeIfAbsent(account.credentials().clientId(), _ -> new TreeMap<>())
        .put(thing.resource(), thing);
  }

  public synchronized void ask(Asked asked) {
    requests.put(asked.id(), asked);
  }

  public synchronized void believe(Believed one) {
    believed.add(one);
  }

  public synchronized void goDown() {
    down = true;
  }

  public synchronized void comeBack() {
    down = false;
  }

  /** What is said next is done, and the answer is lost. */
  public synchronized void loseTheNextAnswer() {
    losing = true;
  }

  /** What is said next is done, and nobody is reached any more. */
  public synchronized void goDownBeforeTheNextAnswer() {
    losing = true;
    dying = true;
  }

  /** What is said next never arrives. */
  public synchronized void loseTheNextRequest() {
    deaf = true;
  }

  /** Whoever says yes next is too late: the request is removed just before. */
  public synchronized void reapBeforeTheNextYes() {
    reaping = true;
  }

  /** Removes a request, as a server does with what nobody has answered. */
  public synchronized void reap(String request) {
    requests.remove(request);
  }

  /** No answer to a request is taken from now on. */
  public synchronized void refuseAnswers() {
    refusing = true;
  }

  /** Somebody reads something. */
  public synchronized void read(Reader reader) {
    readers.put(reader.permission(), reader);
  }

  @Override
  public synchronized Answer<Page<Thing>> things(AsAccount account, Optional<String> after) {
    if (down) {
      return new Answer.Unreachable<>();
    }
    var mine = new TreeMap<>(of(account));
    var rest = after.map(id -> mine.tailMap(id, false)).orElse(mine);
    var first = rest.values().stream().limit(1).toList();
    return new Answer.Told<>(
        new Page<>(first, rest.size() > 1 ? Optional.of(rest.firstKey()) : Optional.empty()));
  }

  private Map<String, Thing> of(AsAccount account) {
    return things.getOrDefault(account.credentials().clientId(), Map.of());
  }

  @Override
  public synchronized Answer<Thing> thing(AsAccount account, String resource) {
    return down ? new Answer.Unreachable<>() : told(Optional.ofNullable(of(account).get(resource)));
  }

  private static <T> Answer<T> told(Optional<T> found) {
    return found.<Answer<T>>map(Answer.Told::new).orElseGet(Answer.None::new);
  }

  @Override
  public synchronized Answer<List<Rule>> rules(AsAccount account, String resource) {
    if (down) {
      return new Answer.Unreachable<>();
    }
    // What was ended there is gone here too.
    rules.keySet().retainAll(servers.rules());
    return new Answer.Told<>(
        rules.values().stream()
            .filter(rule -> account.credentials().clientId().equals(owners.get(rule.id())))
            .filter(rule -> rule.resource().equals(resource))
            .toList());
  }

  @Override
  public synchronized Answer<Made> make(AsAccount account, Terms terms) {
    made++;
    return keep(account, "rule-" + made, terms);
  }

  @Override
  public synchronized Answer<Made> change(AsAccount account, String rule, Terms terms) {
    return rules.containsKey(rule) && account.credentials().clientId().equals(owners.get(rule))
        ? keep(account, rule, terms)
        : new Answer.None<>();
  }

  private Answer<Made> keep(AsAccount account, String id, Terms terms) {
    if (down || deaf) {
      deaf = false;
      return new Answer.Unreachable<>();
    }
    var thing = of(account).get(terms.resource());
    if (thing == null) {
      return new Answer.None<>();
    }
    if (!thing.scopes().covers(terms.scopes())
        || !time.instant().isBefore(terms.endsAt())
        || !isTaken(terms.whom())) {
      return new Answer.Refused<>();
    }
    var rule = new Rule(id, terms.resource(), terms.scopes(), terms.endsAt(), whom(terms.whom()));
    rules.put(id, rule);
    owners.put(id, account.credentials().clientId());
    servers.keepRule(id, account.credentials(), terms.endsAt());
    if (isLost()) {
      return new Answer.Unreachable<>();
    }
    if (!(terms.whom() instanceof Whom.Inviting)) {
      return new Answer.Told<>(new Made(rule, Optional.empty()));
    }
    var code = new Secret("code of " + id + " " + made);
    codes.values().remove(id);
    codes.put(code.reveal(), id);
    return new Answer.Told<>(new Made(rule, Optional.of(code)));
  }

  /** The rule that lets whoever has this code through, as long as nobody has taken it. */
  synchronized Optional<Rule> invited(Secret code) {
    rules.keySet().retainAll(servers.rules());
    return Optional.ofNullable(codes.get(code.reveal()))
        .flatMap(id -> Optional.ofNullable(rules.get(id)))
        .filter(rule ->
            rule.whom() instanceof Rule.Whom.Invited(var status, _)
                && status == Rule.Whom.Invited.Status.WAITING);
  }

  /** The rule of that id. */
  synchronized Optional<Rule> rule(String id) {
    rules.keySet().retainAll(servers.rules());
    return Optional.ofNullable(rules.get(id));
  }

  /** Somebody has taken it. */
  synchronized void taken(Rule rule) {
    rules.put(
        rule.id(),
        new Rule(
            rule.id(),
            rule.resource(),
            rule.scopes(),
            rule.endsAt(),
            new Rule.Whom.Invited(Rule.Whom.Invited.Status.TAKEN, Optional.empty())));
  }

  private boolean isTaken(Whom whom) {
    return !(whom instanceof Whom.Proving(var issuer, var claim, _))
        || believed.stream()
            .anyMatch(one -> one.issuer().equals(issuer) && one.claims().contains(claim));
  }

  private Rule.Whom whom(Whom whom) {
    return switch (whom) {
      case Whom.Inviting() ->
          new Rule.Whom.Invited(
              Rule.Whom.Invited.Status.WAITING,
              Optional.of(time.instant().plus(Duration.ofDays(7))));
      case Whom.Proving(var issuer, var claim, _) -> new Rule.Whom.Proving(issuer, claim);
      case Whom.Using(var client) -> new Rule.Whom.Using(client);
      case Whom.Asking() -> new Rule.Whom.Asking();
    };
  }

  @Override
  public synchronized Answer<List<Reader>> readers(AsAccount account, String resource) {
    return down
        ? new Answer.Unreachable<>()
        : new Answer.Told<>(
            readers.values().stream().filter(one -> one.resource().equals(resource)).toList());
  }

  @Override
  public synchronized Answer<List<Believed>> believed(String server) {
    return down ? new Answer.Unreachable<>() : new Answer.Told<>(List.copyOf(believed));
  }

  /** Something that happens while the next page of what waits is on its way. */
  public synchronized void whileTelling(Runnable something) {
    whileTelling = something;
  }

  @Override
  public synchronized Answer<Page<Asked>> waiting(String server, Optional<String> after) {
    if (down) {
      return new Answer.Unreachable<>();
    }
    var all = requests.values().stream().filter(one -> one.isOpenAt(time.instant())).toList();
    var from = after.map(id -> all.stream().map(Asked::id).toList().indexOf(id) + 1).orElse(0);
    var rest = all.subList(from, all.size());
    var page = rest.stream().limit(1).toList();
    var meanwhile = whileTelling;
    whileTelling = () -> {};
    meanwhile.run();
    return new Answer.Told<>(
        new Page<>(page, rest.size() > 1 ? Optional.of(page.getFirst().id()) : Optional.empty()));
  }

  @Override
  public synchronized Answer<Asked> asked(AsAccount account, String id) {
    return down ? new Answer.Unreachable<>() : told(request(account, id));
  }

  private Optional<Asked> request(AsAccount account, String id) {
    return Optional.ofNullable(requests.get(id))
        .filter(one -> one.account().equals(account.credentials().clientId()))
        .map(one -> with(one, one.state(), given.getOrDefault(id, List.of())));
  }

  @Override
  public synchronized Answer<List<Approved>> approve(
      AsAccount account, String id, ScopeSet scopes, Instant endsAt) {
    if (down || deaf) {
      deaf = false;
      return new Answer.Unreachable<>();
    }
    if (reaping) {
      reaping = false;
      reap(id);
    }
    var found = request(account, id);
    if (found.isEmpty()) {
      return new Answer.None<>();
    }
    var asked = found.get();
    var wanted = given(asked, scopes, endsAt);
    if (refusing
        || !asked.isOpenAt(time.instant())
        || !asked.scopes().covers(scopes)
        || endsAt.isAfter(time.instant().plus(asked.longest()))) {
      return new Answer.Refused<>();
    }
    requests.put(id, with(asked, Asked.State.APPROVED, List.of()));
    given.put(id, wanted);
    wanted.forEach(one ->
        servers.keepAnswer(
            one.permission(),
            account.credentials(),
            new StandingPermission.What(asked.client(), one.resource(), one.scopes()),
            one.endsAt()));
    return isLost() ? new Answer.Unreachable<>() : new Answer.Told<>(wanted);
  }

  private boolean isLost() {
    var lost = losing;
    down = down || (losing && dying);
    losing = false;
    dying = false;
    return lost;
  }

  private static List<Approved> given(Asked asked, ScopeSet scopes, Instant endsAt) {
    return asked.lines().stream()
        .filter(line -> !line.scopes().and(scopes).isEmpty())
        .map(line ->
            new Approved(
                "by-" + asked.id() + "-" + line.resource(),
                line.resource(),
                line.scopes().and(scopes),
                endsAt))
        .toList();
  }

  @Override
  public synchronized Answer<Asked> deny(AsAccount account, String id) {
    if (!(asked(account, id) instanceof Answer.Told<Asked>(var asked))) {
      return down ? new Answer.Unreachable<>() : new Answer.None<>();
    }
    if (!asked.isOpenAt(time.instant())) {
      return new Answer.Refused<>();
    }
    var denied = with(asked, Asked.State.DENIED, List.of());
    requests.put(id, denied);
    return new Answer.Told<>(denied);
  }

  private Asked with(Asked asked, Asked.State state, List<Approved> given) {
    return new Asked(
        asked.id(),
        asked.account(),
        asked.client(),
        asked.why(),
        asked.lines(),
        asked.since(),
        asked.endsAt(),
        asked.party(),
        state,
        given.stream().filter(one -> servers.stands(one.permission())).toList());
  }
}

package org.openfpx.domain.testing.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.time.WholeMinutes;
import org.openfpx.domain.wallet.authorizationserver.AsAccount;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.EndAnswer;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.StandingAnswer;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.StandingPermission;
import org.openfpx.domain.wallet.owning.Asked;
import org.openfpx.domain.wallet.owning.OwnersServers;
import org.openfpx.domain.wallet.owning.OwnersServers.Answer;
import org.openfpx.domain.wallet.owning.OwnersServers.Approved;
import org.openfpx.domain.wallet.owning.OwnersServers.Made;
import org.openfpx.domain.wallet.owning.OwnersServers.Page;
import org.openfpx.domain.wallet.owning.OwnersServers.Terms;
import org.openfpx.domain.wallet.owning.OwnersServers.Whom;
import org.openfpx.domain.wallet.owning.Rule;
import org.openfpx.domain.wallet.owning.Thing;

/** What every authorization server promises an owner's wallet: the fake and the real ones alike. */
public interface OwnersServersContract {
  OwnersServers servers();

  /** The same server as it is called for everything else. */
  AuthorizationServers otherwise();

  /** A new account to which so many things belong. */
  AsAccount owning(int things);

  /** A client asks for the account's thing, about which it wants to be asked. */
  void isAsked(AsAccount account, String resource);

  /** A confidential client that is no source. */
  String client();

  Instant now();

  private static <T> T told(Answer<T> answer) {
    assertThat(answer).isInstanceOf(Answer.Told.class);
    return ((Answer.Told<T>) answer).what();
  }

  private List<Thing> things(AsAccount account) {
    var all = new ArrayList<Thing>();
    var after = Optional.<String>empty();
    do {
      var page = told(servers().things(account, after));
      all.addAll(page.all());
      after = page.next();
    } while (after.isPresent());
    return all;
  }

  private Rule made(AsAccount account, String resource, Whom whom) {
    return told(servers().make(account, terms(resource, whom))).rule();
  }

  private Terms terms(String resource, Whom whom) {
    var end = WholeMinutes.ceiling(now().plus(Duration.ofDays(7)));
    return new Terms(resource, ScopeSet.of("read"), end, whom);
  }

  @Test
  default void anAccountSeesItsOwnThingsAlone() {
    var alice = owning(2);
    var bob = owning(1);

    assertThat(things(alice)).hasSize(2);
    var thing = things(bob).getFirst();
    assertThat(told(servers().thing(bob, thing.resource()))).isEqualTo(thing);
    assertThat(servers().thing(alice, thing.resource())).isEqualTo(new Answer.None<Thing>());
  }

  @Test
  default void aRuleIsMadeChangedAndEnded() {
    var alice = owning(1);
    var resource = things(alice).getFirst().resource();
    var asking = made(alice, resource, new Whom.Asking());
    assertThat(asking.whom()).isEqualTo(new Rule.Whom.Asking());
    assertThat(told(servers().rules(alice, resource))).containsExactly(asking);
    assertThat(otherwise().rules(alice.server(), alice.credentials()))
        .isEqualTo(
            new StandingAnswer.Standing(
                List.of(
                    new StandingPermission(
                        asking.id(),
                        StandingPermission.Status.ACTIVE,
                        asking.endsAt(),
                        Optional.empty()))));

    var changed =
        told(servers().change(alice, asking.id(), terms(resource, new Whom.Using(client()))))
            .rule();
    assertThat(changed.id()).isEqualTo(asking.id());
    assertThat(changed.whom()).isEqualTo(new Rule.Whom.Using(client()));

    assertThat(otherwise().endRule(alice.server(), alice.credentials(), asking.id()))
        .isEqualTo(EndAnswer.ENDED);
    assertThat(told(servers().rules(alice, resource))).isEmpty();
    assertThat(otherwise().endRule(alice.server(), alice.credentials(), asking.id()))
        .isEqualTo(EndAnswer.ENDED);
  }

  @Test
  default void nobodyMakesOrChangesRulesOnWhatIsAnothers() {
    var alice = owning(1);
    var bob = owning(1);
    var resource = things(alice).getFirst().resource();
    var rule = made(alice, resource, new Whom.Asking());

    assertThat(servers().make(bob, terms(resource, new Whom.Asking())))
        .isEqualTo(new Answer.None<Made>());
    assertThat(servers().change(bob, rule.id(), terms(resource, new Whom.Asking())))
        .isEqualTo(new Answer.None<Made>());
    assertThat(told(servers().rules(alice, resource))).containsExactly(rule);
  }

  @Test
  default void whatTheNetworkDoesNotTakeIsRefused() {
    var alice = owning(1);
    var resource = things(alice).getFirst().resource();
    var stranger = new Whom.Proving("https://stranger.example", "email", "bob@people.example");
    var over = new Terms(resource, ScopeSet.of("read"), now().minusSeconds(60), new Whom.Asking());

    assertThat(servers().make(alice, terms(resource, stranger)))
        .isEqualTo(new Answer.Refused<Made>());
    assertThat(servers().make(alice, over)).isEqualTo(new Answer.Refused<Made>());
  }

  @Test
  default void aRequestWaitsIsSeenByItsOwnerAndAnsweredOnce() {
    var alice = owning(1);
    var bob = owning(1);
    var resource = things(alice).getFirst().resource();
    made(alice, resource, new Whom.Asking());
    isAsked(alice, resource);
    var asked = waiting(alice);
    assertThat(asked.lines()).extracting(Asked.Line::resource).containsExactly(resource);
    assertThat(asked.lines().getFirst().type()).isPresent();
    assertThat(asked.longest()).isPositive();
    assertThat(told(servers().asked(alice, asked.id()))).isEqualTo(asked);
    assertThat(servers().asked(bob, asked.id())).isEqualTo(new Answer.None<Asked>());

    var end = WholeMinutes.ceiling(now().plus(Duration.ofHours(1)));
    assertThat(servers().approve(alice, asked.id(), ScopeSet.of("nothing"), end))
        .isEqualTo(new Answer.Refused<List<Approved>>());
    var given = told(servers().approve(alice, asked.id(), ScopeSet.of("read"), end));

    assertThat(given).extracting(Approved::resource).containsExactly(resource);
    assertThat(given.getFirst().endsAt()).isEqualTo(end);
    var answered = told(servers().asked(alice, asked.id()));
    assertThat(answered.state()).isEqualTo(Asked.State.APPROVED);
    assertThat(answered.given()).isEqualTo(given);
    assertThat(servers().approve(alice, asked.id(), ScopeSet.of("read"), end))
        .isEqualTo(new Answer.Refused<List<Approved>>());
    assertThat(otherwise().standing(alice.server(), alice.credentials()))
        .isInstanceOfSatisfying(
            StandingAnswer.Standing.class,
            all ->
                assertThat(all.permissions())
                    .extracting(StandingPermission::what)
                    .containsExactly(
                        Optional.of(
                            new StandingPermission.What(client(), resource, ScopeSet.of("read")))));
    assertThat(servers().deny(alice, asked.id())).isEqualTo(new Answer.Refused<Asked>());
  }

  private Asked waiting(AsAccount account) {
    var after = Optional.<String>empty();
    do {
      Page<Asked> page = told(servers().waiting(account.server(), after));
      for (var asked : page.all()) {
        if (asked.account().equals(account.credentials().clientId())) {
          return asked;
        }
      }
      after = page.next();
    } while (after.isPresent());
    throw new AssertionError("nothing waits");
  }

  @Test
  default void aRequestIsTurnedAway() {
    var alice = owning(1);
    var resource = things(alice).getFirst().resource();
    made(alice, resource, new Whom.Asking());
    isAsked(alice, resource);
    var asked = waiting(alice);

    assertThat(told(servers().deny(alice, asked.id())).state()).isEqualTo(Asked.State.DENIED);
    assertThat(servers().deny(alice, asked.id())).isEqualTo(new Answer.Refused<Asked>());
    assertThat(told(servers().asked(alice, asked.id())).state()).isEqualTo(Asked.State.DENIED);
  }
}

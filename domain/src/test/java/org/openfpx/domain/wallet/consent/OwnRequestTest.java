package org.openfpx.domain.wallet.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.wallet.WalletHouse;
import org.openfpx.domain.testing.wallet.WalletMother;
import org.openfpx.domain.wallet.authorizationserver.AsAccount;
import org.openfpx.domain.wallet.authorizationserver.LastingAccount;
import org.openfpx.domain.wallet.authorizationserver.TransactionDetails;
import org.openfpx.domain.wallet.consent.Choices.Choice;
import org.openfpx.domain.wallet.consent.ConsentPage.LinkState;
import org.openfpx.domain.wallet.consent.ConsentPage.Obstacle;
import org.openfpx.domain.wallet.login.Session;

/** A request for what belongs to somebody: its owner decides at once, and nobody else does. */
class OwnRequestTest {
  private final WalletHouse house = new WalletHouse();
  private final Session alice = house.signIn("alice");
  private AsAccount owner;
  private List<TransactionDetails.Invited> invited = List.of();
  private boolean asks;
  private boolean alone;

  @BeforeEach
  void own() {
    var person = alice.signedIn().orElseThrow().account();
    owner = WalletMother.asAccount(LastingAccount.id(person, "as", "clinic"), person);
    house.asAccounts.keep(owner, house.world.instant());
  }

  /** A client asks for the diary, and for a general resource beside it. */
  private Secret transaction() {
    var handle = house.world.next();
    var end = house.world.instant().plus(Duration.ofDays(30));
    house.servers.begin(
        handle,
        new TransactionDetails(
            "my-immunizations",
            TransactionDetails.Kind.RS_FIRST,
            Optional.empty(),
            ScopeSet.NONE,
            end,
            house.world.instant().plus(Duration.ofMinutes(10)),
            alone
                ? List.of(diary())
                : List.of(diary(), line(2, "immunizations", Optional.empty()))));
    return handle;
  }

  private TransactionDetails.Line diary() {
    return line(1, "diary", Optional.of(owner.credentials().clientId()));
  }

  private TransactionDetails.Line line(int number, String definition, Optional<String> owner) {
    return new TransactionDetails.Line(
        number,
        definition,
        "https://types.example/" + definition,
        ScopeSet.of("read"),
        false,
        Assurance.LOWEST,
        Optional.empty(),
        house.world.instant().plus(Duration.ofDays(30)),
        owner.isPresent(),
        owner,
        owner.isPresent() && asks,
        owner.isPresent() ? invited : List.of(),
        List.of(
            new TransactionDetails.Candidate(
                "clinic-" + definition, "clinic", ScopeSet.of("read"))));
  }

  private ConsentRequest opened(Session session) {
    return house.open(transaction(), session) instanceof OpenRequest.Outcome.Opened(var id)
        ? house.requests.find(id).orElseThrow()
        : fail();
  }

  private static <T> T fail() {
    throw new AssertionError("not as it should be");
  }

  private ConsentPage page(ConsentRequest request, Session session) {
    return house.show.show(request.id(), session, false)
            instanceof ShowRequest.Outcome.Ask(var page)
        ? page
        : fail();
  }

  @Test
  void theOwnerSharesItWithoutALinkByTheAccountThatItBelongsTo() {
    house.link(alice, "clinic");
    var request = opened(alice);
    var page = page(request, alice);
    assertThat(page.lines().getFirst().offers().getFirst().state()).isEqualTo(LinkState.OWN);
    var both =
        new Choices(
            Map.of(
                1, new Choice(Optional.of("clinic-diary"), ScopeSet.of("read")),
                2, new Choice(Optional.of("clinic-immunizations"), ScopeSet.of("read"))),
            HowLong.WEEK);

    var outcome =
        house.yes.answer(
            new AnswerYes.Yes(
                request.id(), Optional.of(both), page.fingerprint(), WalletHouse.ENGLISH),
            alice);

    assertThat(outcome).isInstanceOf(AnswerYes.Outcome.SendBack.class);
    var byOwner =
        house.servers.pushes().stream()
            .filter(push -> push.account().equals(owner.credentials()))
            .flatMap(push -> push.permissions().stream())
            .toList();
    assertThat(byOwner).extracting(one -> one.resource()).containsExactly("clinic-diary");
    assertThat(byOwner.getFirst().rot()).isEmpty();
    assertThat(house.servers.pushes()).hasSize(2);
    assertThat(house.sources.purposes()).hasSize(1);
  }

  @Test
  void aGuestSharesWhatTheOwnerLetsThroughAndNoLonger() {
    var bob = house.signIn("bob");
    var person = bob.signedIn().orElseThrow().account();
    var guest = WalletMother.asAccount(LastingAccount.GUEST + "bob", person);
    house.asAccounts.keep(guest, house.world.instant());
    var end = house.world.instant().plus(Duration.ofDays(3));
    invited =
        List.of(
            new TransactionDetails.Invited(
                guest.credentials().clientId(), "at-server", ScopeSet.of("read"), end));
    var request = opened(bob);
    var page = page(request, bob);
    assertThat(page.lines().getFirst().offers().getFirst().state()).isEqualTo(LinkState.GUEST);
    assertThat(page.lines().getFirst().latestEnd()).isEqualTo(end);
    var diary =
        new Choices(
            Map.of(1, new Choice(Optional.of("clinic-diary"), ScopeSet.of("read"))), HowLong.MOST);

    house.yes.answer(
        new AnswerYes.Yes(
            request.id(), Optional.of(diary), page.fingerprint(), WalletHouse.ENGLISH),
        bob);

    var push = house.servers.pushes().getFirst();
    assertThat(push.account()).isEqualTo(guest.credentials());
    assertThat(push.key()).isEqualTo("guest at-server");
    assertThat(push.permissions().getFirst().endsAt()).isEqualTo(end);
  }

  @Test
  void whoeverIsNoGuestCanHaveTheOwnerAsked() {
    asks = true;
    alone = true;
    var bob = house.signIn("bob");
    var request = opened(bob);
    assertThat(page(request, bob).lines().getFirst().obstacle()).contains(Obstacle.OWNER_IS_ASKED);

    assertThat(house.askOwner.ask(request.id(), house.signIn("eve")))
        .isEqualTo(new AnswerYes.Outcome.NotHere());
    assertThat(house.askOwner.ask(request.id(), bob))
        .isInstanceOf(AnswerYes.Outcome.SendBack.class);
    assertThat(house.servers.pushes()).isEmpty();
    assertThat(house.askOwner.ask(request.id(), bob))
        .as("once")
        .isEqualTo(new AnswerYes.Outcome.Over());
  }

  @Test
  void somebodyElseCannot() {
    var request = opened(house.signIn("carol"));
    assertThat(house.askOwner.ask(request.id(), house.signIn("carol")))
        .isInstanceOf(AnswerYes.Outcome.NotHere.class);
    var bob = house.signIn("bob");

    var page = page(opened(bob), bob);

    assertThat(page.lines().getFirst().obstacle()).contains(Obstacle.SOMEBODY_ELSES);
    assertThat(page.lines().getFirst().own()).isEmpty();
  }
}

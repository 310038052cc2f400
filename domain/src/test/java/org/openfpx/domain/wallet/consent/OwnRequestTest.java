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
            List.of(
                line(1, "diary", Optional.of(owner.credentials().clientId())),
                line(2, "immunizations", Optional.empty()))));
    return handle;
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
  void somebodyElseCannot() {
    var bob = house.signIn("bob");

    var page = page(opened(bob), bob);

    assertThat(page.lines().getFirst().obstacle()).contains(Obstacle.SOMEBODY_ELSES);
    assertThat(page.lines().getFirst().own()).isEmpty();
  }
}

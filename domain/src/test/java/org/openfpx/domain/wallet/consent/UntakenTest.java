package org.openfpx.domain.wallet.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.wallet.WalletHouse;
import org.openfpx.domain.wallet.dashboard.Sharing;
import org.openfpx.domain.wallet.login.Session;
import org.openfpx.domain.wallet.permission.ConsentId;
import org.openfpx.domain.wallet.permission.Permission.Reason;

/** Pushed is not shared before the authorization server has taken the answer (protocol, 3.7). */
class UntakenTest {
  private static final Duration AN_HOUR = Duration.ofHours(1);

  private final WalletHouse house = new WalletHouse();
  private final Session june = house.signIn("june");

  @BeforeEach
  void juneHasLinkedTheClinic() {
    house.link(june, "clinic");
  }

  @Test
  void anAnswerThatNobodyTookHasSharedNothing() {
    var id = sayYes();
    assertThat(state(id)).isInstanceOf(Sharing.State.Active.class);
    assertThat(house.breakOffUntaken.run(10)).isZero();

    house.world.pass(AN_HOUR);

    assertThat(house.breakOffUntaken.run(10)).isOne();
    assertThat(state(id))
        .isEqualTo(new Sharing.State.Ended(Optional.of(Reason.BROKEN_OFF), house.world.instant()));
    assertThat(house.breakOffUntaken.run(10)).isZero();
  }

  @Test
  void anAnswerThatWasTakenStands() {
    var id = sayYes();
    house.codes.consume(code.hash(), new ClientId("openfpx-as"), Optional.empty());

    house.world.pass(AN_HOUR);

    assertThat(house.breakOffUntaken.run(10)).isZero();
    assertThat(state(id)).isInstanceOf(Sharing.State.Active.class);
  }

  @Test
  void anotherPartysHandOnTheCodeTakesNothing() {
    var id = sayYes();
    house.codes.consume(code.hash(), new ClientId("somebody-else"), Optional.empty());

    house.world.pass(AN_HOUR);

    assertThat(house.breakOffUntaken.run(10)).isOne();
    assertThat(state(id)).isInstanceOf(Sharing.State.Ended.class);
  }

  private Secret code = new Secret("none yet");

  private ConsentId sayYes() {
    var opened = (OpenRequest.Outcome.Opened) house.open(house.transaction(), june);
    var page = ((ShowRequest.Outcome.Ask) house.show.show(opened.request(), june, false)).page();
    var choice = new Choices.Choice(Optional.of("clinic-immunizations"), ScopeSet.of("read"));
    var choices = new Choices(Map.of(1, choice), HowLong.WEEK);
    var yes =
        new AnswerYes.Yes(
            opened.request(), Optional.of(choices), page.fingerprint(), WalletHouse.ENGLISH);
    var back = (AnswerYes.Outcome.SendBack) house.yes.answer(yes, june);
    code = code(back.address());
    return opened.request();
  }

  private static Secret code(URI address) {
    var query = address.getQuery();
    return new Secret(query.substring("code=".length(), query.indexOf('&')));
  }

  private Sharing.State state(ConsentId id) {
    var account = june.signedIn().orElseThrow().account();
    return house.dashboard.one(account, id).orElseThrow().state();
  }
}

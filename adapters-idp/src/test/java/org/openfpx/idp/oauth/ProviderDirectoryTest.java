package org.openfpx.idp.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.idp.FakeParty.json;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.idp.FakeParty;
import org.openfpx.idp.outgoing.Outgoing;
import org.openfpx.idp.outgoing.OutgoingSettings;

/** How long a party is believed to be what it was. */
class ProviderDirectoryTest {
  private static final String DOCUMENT = "GET /.well-known/openid-configuration";
  private static final String OTHER = "GET /.well-known/oauth-authorization-server";

  private final TestWorld world = new TestWorld();
  private final Outgoing outgoing = Outgoing.within(OutgoingSettings.DEFAULT.allowing("localhost"));
  private final ProviderDirectory directory = ProviderDirectory.ofProviders(outgoing, world);
  private final FakeParty party;

  ProviderDirectoryTest() throws IOException {
    party = new FakeParty();
  }

  @BeforeEach
  void publish() {
    party.publishes("");
  }

  @AfterEach
  void stop() {
    outgoing.close();
    party.close();
  }

  @Test
  void whatAPartyPublishesIsKeptForTenMinutes() {
    assertThat(directory.find(party.issuer())).isPresent();
    world.pass(Duration.ofMinutes(9));
    assertThat(directory.find(party.issuer())).isPresent();
    assertThat(party.asked(DOCUMENT)).hasSize(1);

    world.pass(Duration.ofMinutes(1));
    assertThat(directory.find(party.issuer())).isPresent();
    assertThat(party.asked(DOCUMENT)).hasSize(2);
  }

  @Test
  void aPartyInTroubleIsKnownForADayAndAskedEveryTenSeconds() {
    directory.find(party.issuer());
    party.answers(DOCUMENT, json(503, ""));
    world.pass(Duration.ofMinutes(10));

    assertThat(directory.find(party.issuer())).isPresent();
    assertThat(directory.find(party.issuer())).isPresent();
    assertThat(party.asked(DOCUMENT)).hasSize(2);

    world.pass(Duration.ofSeconds(10));
    assertThat(directory.find(party.issuer())).isPresent();
    assertThat(party.asked(DOCUMENT)).hasSize(3);

    world.pass(Duration.ofDays(1));
    assertThat(directory.find(party.issuer())).isEmpty();
  }

  @Test
  void nobodyIsSentToAPartyThatDoesNotAnswerNow() {
    assertThat(directory.findAnswering(party.issuer())).isPresent();
    party.answers(DOCUMENT, json(503, ""));
    assertThat(directory.findAnswering(party.issuer())).as("it did just now").isPresent();

    world.pass(Duration.ofSeconds(10));
    assertThat(directory.findAnswering(party.issuer())).isEmpty();
    assertThat(directory.find(party.issuer())).as("and is known all the same").isPresent();

    publish();
    assertThat(directory.findAnswering(party.issuer())).as("asked just now").isEmpty();
    world.pass(Duration.ofSeconds(10));
    assertThat(directory.findAnswering(party.issuer())).isPresent();
  }

  @Test
  void aPartyThatAnswersSomethingElseIsThereAllTheSame() {
    assertThat(directory.find(party.issuer())).isPresent();
    world.pass(Duration.ofSeconds(10));
    for (var status : List.of(404, 429, 500)) {
      party.answers(DOCUMENT, json(status, ""));
      world.pass(Duration.ofSeconds(10));
      assertThat(directory.findAnswering(party.issuer())).as("" + status).isPresent();
    }
  }

  /** A second document is of use only where somebody answered. */
  @Test
  void aPartyThatIsNotThereIsAskedForOneDocument() {
    party.answers(DOCUMENT, json(503, ""));
    assertThat(directory.find(party.issuer())).isEmpty();
    assertThat(party.asked(OTHER)).isEmpty();

    party.answers(DOCUMENT, json(404, ""));
    world.pass(Duration.ofSeconds(10));
    assertThat(directory.find(party.issuer())).isEmpty();
    assertThat(party.asked(OTHER)).hasSize(1);
  }

  @Test
  void aPartyIsLeftAloneFromTheEndOfAskingIt() {
    var clock = new AtomicReference<>(world.instant());
    var waiting = ProviderDirectory.ofProviders(outgoing, clock::get);
    party.answersAfter(DOCUMENT, () -> clock.updateAndGet(at -> at.plusSeconds(20)), json(503, ""));

    assertThat(waiting.find(party.issuer())).isEmpty();
    assertThat(waiting.find(party.issuer())).isEmpty();

    assertThat(party.asked(DOCUMENT)).hasSize(1);
  }
}

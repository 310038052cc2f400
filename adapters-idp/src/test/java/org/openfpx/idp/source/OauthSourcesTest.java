package org.openfpx.idp.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.idp.FakeParty.json;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.oauth.TransparentTokens;
import org.openfpx.domain.wallet.linking.Sources.Renewal;
import org.openfpx.domain.wallet.linking.Sources.RotAnswer;
import org.openfpx.domain.wallet.linking.Sources.RotPurpose;
import org.openfpx.idp.FakeParty;
import org.openfpx.idp.oauth.OwnCredential;
import org.openfpx.idp.oauth.ProviderClient;
import org.openfpx.idp.oauth.ProviderDirectory;
import org.openfpx.idp.oauth.ProviderRegistration;
import org.openfpx.idp.outgoing.Outgoing;
import org.openfpx.idp.outgoing.OutgoingSettings;

/** Protocol, section 6: ROTs, bound to their purpose where the source can do that. */
class OauthSourcesTest {
  private static final String ROTS = "POST /rots";
  private static final String REVOCATION = "POST /revoke";
  private static final Secret TOKEN = new Secret("link-token");

  private final TestWorld world = new TestWorld();
  private final Outgoing outgoing = Outgoing.within(OutgoingSettings.DEFAULT.allowing("localhost"));
  private final FakeParty source;
  private final OauthSources sources;

  OauthSourcesTest() throws IOException {
    source = new FakeParty();
    var us =
        new ProviderRegistration(
            source.issuer(),
            new ClientId("openfpx-wallet"),
            new OwnCredential.Nothing(),
            URI.create("https://wallet.example/callback"),
            ScopeSet.of("fpx_rot", "openid"),
            Map.of());
    var client =
        new ProviderClient(
            outgoing,
            ProviderDirectory.ofProviders(outgoing, world),
            new TransparentTokens(),
            world.world());
    sources = new OauthSources(client, outgoing, id -> Optional.of(us).filter(x -> id.equals("s")));
  }

  @AfterEach
  void stop() {
    outgoing.close();
    source.close();
  }

  @Test
  void eachRotIsAskedForItsOnePurpose() {
    publish(true);
    source.answers(ROTS, json(200, rots(2)));

    assertThat(sources.rots("s", TOKEN, purposes(2)))
        .isInstanceOfSatisfying(
            RotAnswer.Issued.class,
            issued ->
                assertThat(issued.rots().stream().map(Secret::reveal))
                    .containsExactly("rot-0", "rot-1"));
    var asked = source.asked(ROTS).getFirst();
    assertThat(asked.authorization()).isEqualTo("Bearer link-token");
    assertThat(asked.body())
        .startsWith(
            "{\"for\":[{\"as\":\"https://as.example\",\"client_id\":\"my-immunizations\","
                + "\"resource_id\":\"r0\",\"resource_scopes\":[\"read\"],\"expires_at\":");
  }

  @Test
  void aSourceThatBindsNothingIsAskedForANumber() {
    publish(false);
    source.answers(ROTS, json(200, rots(1)));
    assertThat(sources.rots("s", TOKEN, purposes(1))).isInstanceOf(RotAnswer.Issued.class);
    assertThat(source.asked(ROTS).getFirst().body()).isEqualTo("{\"count\":1}");
  }

  @Test
  void moreThanTwentyAreAskedForInTurns() {
    publish(false);
    source.answers(ROTS, json(200, rots(20)), json(200, rots(5)));
    assertThat(sources.rots("s", TOKEN, purposes(25)))
        .isInstanceOfSatisfying(
            RotAnswer.Issued.class, issued -> assertThat(issued.rots()).hasSize(25));
  }

  @Test
  void aLinkEndsWhenItsSourceConfirmsOrIsKnownNoMore() {
    publish(true);
    source.answers(REVOCATION, json(503, ""), json(200, ""));

    assertThat(sources.revoke("s", TOKEN)).isFalse();
    assertThat(sources.revoke("s", TOKEN)).isTrue();
    assertThat(sources.revoke("gone", TOKEN)).isTrue();
    assertThat(source.asked(REVOCATION)).hasSize(2);
  }

  @Test
  void aRefusalMeansToLinkAnewAndTroubleToTryLater() {
    publish(true);
    source.answers(ROTS, json(401, ""));
    assertThat(sources.rots("s", TOKEN, purposes(1))).isEqualTo(new RotAnswer.Refused());
    source.answers(ROTS, json(503, ""));
    assertThat(sources.rots("s", TOKEN, purposes(1))).isEqualTo(new RotAnswer.Unreachable());
    assertThat(sources.rots("t", TOKEN, purposes(1))).isEqualTo(new RotAnswer.Unreachable());
  }

  @Test
  void otherThanWhatWasAskedForIsNotTaken() {
    publish(true);
    for (var bad :
        List.of(
            rots(2),
            rots(0),
            "{\"strategy\":\"HMAC-JWT\",\"rots\":[\"a\"]}",
            "{\"strategy\":\"simple\",\"rots\":[1]}",
            "[]")) {
      source.answers(ROTS, json(200, bad));
      assertThat(sources.rots("s", TOKEN, purposes(1)))
          .as(bad)
          .isEqualTo(new RotAnswer.Unreachable());
    }
    source.answers(ROTS, json(200, "{\"strategy\":\"simple\",\"rots\":[\"same\",\"same\"]}"));
    assertThat(sources.rots("s", TOKEN, purposes(2))).isEqualTo(new RotAnswer.Unreachable());
  }

  @Test
  void aRefusedRefreshMeansToLinkAnewAndAnUnknownWalletDoesNot() {
    publish(true);
    source.answers("POST /token", json(400, "{\"error\":\"invalid_grant\"}"));
    assertThat(sources.refresh("s", TOKEN)).isEqualTo(new Renewal.Refused());
    source.answers("POST /token", json(401, "{\"error\":\"invalid_client\"}"));
    assertThat(sources.refresh("s", TOKEN)).isEqualTo(new Renewal.Unreachable());
  }

  private void publish(boolean binds) {
    source.publishes(
        ",\"rot_endpoint\":\"" + source.at("/rots") + "\",\"rot_binding_supported\":" + binds);
  }

  private List<RotPurpose> purposes(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            new RotPurpose(
                "https://as.example",
                "my-immunizations",
                "r" + i,
                ScopeSet.of("read"),
                world.instant()))
        .toList();
  }

  private static String rots(int count) {
    // Unique within one answer, as the batches of one call are put together.
    return IntStream.range(0, count)
        .mapToObj(i -> "\"rot-" + i + "\"")
        .collect(Collectors.joining(",", "{\"strategy\":\"simple\",\"rots\":[", "]}"));
  }
}

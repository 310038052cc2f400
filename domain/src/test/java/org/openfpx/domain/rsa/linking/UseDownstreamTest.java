package org.openfpx.domain.rsa.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.rsa.RsaMother.JUNE;
import static org.openfpx.domain.testing.rsa.RsaMother.NOW;
import static org.openfpx.domain.testing.rsa.RsaMother.WALLET;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.rsa.linking.UseDownstream.NotUsable;
import org.openfpx.domain.rsa.linking.UseDownstream.ProviderUnreachable;
import org.openfpx.domain.rsa.linking.UseDownstream.Usable;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.rsa.FakeProvider;
import org.openfpx.domain.testing.rsa.InMemoryLinks;
import org.openfpx.domain.testing.rsa.RsaMother;

/** Downstream tokens: used while they last, renewed once, never after the end (protocol, 6). */
class UseDownstreamTest {
  private static final LinkId LINK = new LinkId("link");

  private final TestWorld world = new TestWorld();
  private final InMemoryLinks links = new InMemoryLinks();
  private final FakeProvider provider = new FakeProvider(world);
  private final UseDownstream downstream = new UseDownstream(world.world(), links, provider);

  @BeforeEach
  void aLink() {
    links.add(linkWith(Optional.of(new Secret("refresh-0"))));
  }

  private static Link linkWith(Optional<Secret> refreshToken) {
    var tokens =
        new DownstreamTokens(new Secret("first"), refreshToken, NOW.plus(Duration.ofMinutes(5)));
    return new Link(LINK, JUNE, WALLET, "pseudonym", Optional.empty(), tokens, false, NOW);
  }

  @Test
  void aTokenIsUsedWhileItLasts() {
    assertThat(token()).isEqualTo("first");
    assertThat(provider.renewals()).isZero();
  }

  @Test
  void aRunOutTokenIsRenewedAndKept() {
    world.pass(Duration.ofMinutes(5));

    assertThat(token()).isEqualTo("access-1");
    assertThat(token()).isEqualTo("access-1");
    assertThat(provider.renewals()).isEqualTo(1);
  }

  @Test
  void ofManyRequestsOneRenews() throws Exception {
    world.pass(Duration.ofMinutes(6));
    try (var rivals = Executors.newFixedThreadPool(4)) {
      Callable<String> call = this::token;
      var tokens = rivals.invokeAll(Stream.generate(() -> call).limit(32).toList());
      assertThat(tokens).extracting(done -> done.get()).containsOnly("access-1");
    }
    assertThat(provider.renewals()).isEqualTo(1);
  }

  @Test
  void aTokenThatTheSourceRefusesIsReplacedOnceForAll() {
    assertThat(downstream.insteadOf(LINK, new Secret("first"))).isInstanceOf(Usable.class);
    assertThat(downstream.insteadOf(LINK, new Secret("first"))).isInstanceOf(Usable.class);
    assertThat(provider.renewals()).isEqualTo(1);
  }

  @Test
  void aRefusedRenewalMeansThatThePersonMustSignInAgain() {
    provider.forgetEverybody();
    world.pass(Duration.ofMinutes(6));

    assertThat(downstream.of(LINK)).isEqualTo(new NotUsable());
    assertThat(links.find(LINK).orElseThrow().toRenew()).isTrue();
  }

  @Test
  void withoutRefreshTokenTheEndIsTheEnd() {
    links.add(linkWith(Optional.empty()));
    world.pass(Duration.ofMinutes(6));

    assertThat(downstream.of(LINK)).isEqualTo(new NotUsable());
  }

  @Test
  void aProviderThatIsDownLosesNothing() {
    provider.reachable(false);
    world.pass(Duration.ofMinutes(6));

    assertThat(downstream.of(LINK)).isEqualTo(new ProviderUnreachable());

    provider.reachable(true);
    assertThat(token()).isEqualTo("access-1");
  }

  @Test
  void anEndedLinkHasNoToken() {
    links.end(LINK);

    assertThat(downstream.of(LINK)).isEqualTo(new NotUsable());
    assertThat(downstream.insteadOf(LINK, new Secret("first"))).isEqualTo(new NotUsable());
  }

  @Test
  void whatWasGivenBeforeStandsWhenThePersonHasSignedInAgain() {
    provider.forgetEverybody();
    world.pass(Duration.ofMinutes(6));
    assertThat(downstream.of(LINK)).isEqualTo(new NotUsable());

    links.add(RsaMother.link("noors", new Person(JUNE.issuer(), "noor")));
    assertThat(downstream.of(LINK)).as("of another person").isEqualTo(new NotUsable());

    links.add(RsaMother.link("again"));
    assertThat(token()).isEqualTo("again-access");
    links.end(LINK);
    assertThat(downstream.of(LINK)).as("an ended link stays so").isEqualTo(new NotUsable());
  }

  private String token() {
    return downstream.of(LINK) instanceof Usable(var _, var token) ? token.reveal() : "none";
  }
}

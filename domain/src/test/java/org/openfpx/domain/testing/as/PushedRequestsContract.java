package org.openfpx.domain.testing.as;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.as.signin.PushedRequest;
import org.openfpx.domain.as.signin.PushedRequests;
import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.testing.oauth.Rivals;

/** What every store of requests that were sent ahead promises (RFC 9126 section 2.2). */
public interface PushedRequestsContract {
  ClientId ALPHA = new ClientId("alpha");
  ClientId BETA = new ClientId("beta");
  Instant END = TestWorld.BEGINNING.plus(Duration.ofSeconds(60));

  /** How many prizes the rivals march over. */
  default int prizes() {
    return 20_000;
  }

  PushedRequests emptyPushedRequests();

  @Test
  default void aRequestIsTakenOnceAsItWasKept() {
    var requests = emptyPushedRequests();
    requests.keep(hash("one"), aRequest());

    assertThat(requests.take(hash("other"), ALPHA)).isEmpty();
    assertThat(requests.take(hash("one"), ALPHA)).contains(aRequest());
    assertThat(requests.take(hash("one"), ALPHA)).isEmpty();
  }

  @Test
  default void anotherClientsRequestIsNotThereAndStays() {
    var requests = emptyPushedRequests();
    requests.keep(hash("one"), aRequest());

    assertThat(requests.take(hash("one"), BETA)).isEmpty();
    assertThat(requests.take(hash("one"), ALPHA)).isPresent();
  }

  @Test
  default void whatIsOverIsForgottenAndNothingElse() {
    var requests = emptyPushedRequests();
    requests.keep(hash("one"), aRequest());

    assertThat(requests.removeExpired(END, 10)).isZero();
    assertThat(requests.removeExpired(END.plusSeconds(1), 10)).isEqualTo(1);
    assertThat(requests.take(hash("one"), ALPHA)).isEmpty();
  }

  @Test
  default void ofRivalsOneAloneTakesIt() {
    var requests = emptyPushedRequests();
    for (int i = 0; i < prizes(); i++) {
      requests.keep(hash("r" + i), aRequest());
    }

    var taken = Rivals.march(prizes(), i -> requests.take(hash("r" + i), ALPHA));

    assertThat(taken).allSatisfy(all -> assertThat(all).filteredOn(Optional::isPresent).hasSize(1));
  }

  private static SecretHash hash(String text) {
    return SecretHash.sha256(text);
  }

  private static PushedRequest aRequest() {
    return new PushedRequest(
        ALPHA,
        new AuthorizationParameters(
            Map.of(
                "client_id", "alpha",
                "state", "a&b=c é +%",
                "scope", "openid",
                "resource", "https://a.example/x?y=z\nhttps://b.example"),
            Set.of()),
        END);
  }
}

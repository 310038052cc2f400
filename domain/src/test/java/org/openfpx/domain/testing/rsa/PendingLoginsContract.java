package org.openfpx.domain.testing.rsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.rsa.RsaMother.atConsent;
import static org.openfpx.domain.testing.rsa.RsaMother.atProvider;
import static org.openfpx.domain.testing.rsa.RsaMother.hash;

import org.junit.jupiter.api.Test;
import org.openfpx.domain.rsa.linking.LoginId;
import org.openfpx.domain.rsa.linking.PendingLogin.AtConsent;
import org.openfpx.domain.rsa.linking.PendingLogin.AtProvider;
import org.openfpx.domain.rsa.linking.PendingLogins;

/** What every store of pending logins promises: run by the fake and by the real ones alike. */
public interface PendingLoginsContract {
  PendingLogins emptyStore();

  @Test
  default void anAnswerIsTakenOnceAndComesBackWhole() {
    var store = emptyStore();
    store.open(atProvider("one", "state", "browser"));

    var taken = store.takeAnswered(hash("state"), hash("browser")).orElseThrow();

    assertThat(taken.id()).isEqualTo(new LoginId("one"));
    assertThat(taken.wish()).isEqualTo(RsaMother.wish());
    assertThat(taken.endsAt()).isEqualTo(atProvider("one", "state", "browser").endsAt());
    assertThat(((AtProvider) taken.stage()).nonce().reveal()).isEqualTo("nonce");
    assertThat(((AtProvider) taken.stage()).verifier().reveal()).isEqualTo("verifier");
    assertThat(store.takeAnswered(hash("state"), hash("browser"))).isEmpty();
  }

  @Test
  default void anotherBrowserFindsNothingAndChangesNothing() {
    var store = emptyStore();
    store.open(atProvider("one", "state", "browser"));

    assertThat(store.takeAnswered(hash("state"), hash("other"))).isEmpty();
    assertThat(store.takeAnswered(hash("state"), hash("browser"))).isPresent();
  }

  @Test
  default void consentIsSeenOftenAndDecidedOnce() {
    var store = emptyStore();
    store.open(atProvider("one", "state", "browser"));
    store.takeAnswered(hash("state"), hash("browser"));
    store.awaitConsent(atConsent("one", "browser"));

    assertThat(store.awaitingConsent(new LoginId("one"), hash("browser"))).isPresent();
    assertThat(store.awaitingConsent(new LoginId("one"), hash("other"))).isEmpty();
    assertThat(store.takeDecided(new LoginId("one"), hash("other"))).isEmpty();
    var taken = store.takeDecided(new LoginId("one"), hash("browser")).orElseThrow();
    assertThat(((AtConsent) taken.stage()).person()).isEqualTo(RsaMother.JUNE);
    assertThat(((AtConsent) taken.stage()).displayName()).contains("June");
    assertThat(((AtConsent) taken.stage()).downstream().accessToken().reveal())
        .isEqualTo("one-access");
    assertThat(store.takeDecided(new LoginId("one"), hash("browser"))).isEmpty();
    assertThat(store.awaitingConsent(new LoginId("one"), hash("browser"))).isEmpty();
  }

  @Test
  default void nobodyIsAskedBeforeTheProviderHasAnswered() {
    var store = emptyStore();
    store.open(atProvider("one", "state", "browser"));

    assertThat(store.awaitingConsent(new LoginId("one"), hash("browser"))).isEmpty();
    assertThat(store.takeDecided(new LoginId("one"), hash("browser"))).isEmpty();
  }
}

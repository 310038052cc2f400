package org.openfpx.domain.wallet.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openfpx.domain.testing.wallet.WalletMother.JUNE;
import static org.openfpx.domain.testing.wallet.WalletMother.NOW;
import static org.openfpx.domain.testing.wallet.WalletMother.consent;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.testing.wallet.InMemoryConsentRequests;
import org.openfpx.domain.testing.wallet.InMemoryConsents;
import org.openfpx.domain.testing.wallet.InMemoryPermissions;
import org.openfpx.domain.wallet.consent.Consents;

/** What one look at the wallet's first page costs. */
class DashboardTest {
  private static final int FULL_PAGE = 100;

  private final InMemoryConsents consents = new InMemoryConsents();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger timeRead = new AtomicInteger();
  private final InstantSource time =
      () -> {
        timeRead.incrementAndGet();
        return NOW;
      };
  private final Dashboard dashboard =
      new Dashboard(counting(), new InMemoryPermissions(), new InMemoryConsentRequests(), time);

  @Test
  void aPageThatIsNotFullIsTheLast() {
    dashboard.home(JUNE, "session");
    assertThat(asked).hasValue(1);

    agree(3);
    dashboard.home(JUNE, "session");
    assertThat(asked).hasValue(2);
  }

  @Test
  void behindAFullOneThereMayBeMoreAndTheTimeIsReadOnceForAll() {
    agree(FULL_PAGE + 1);

    dashboard.home(JUNE, "session");

    assertThat(asked).hasValue(2);
    assertThat(timeRead).hasValue(1);
  }

  private void agree(int times) {
    for (int i = 0; i < times; i++) {
      consents.record(consent("c" + i, JUNE, NOW.plusSeconds(i), Duration.ofDays(7)));
    }
  }

  /** The same, and how often it was asked for what is live. */
  private Consents counting() {
    return (Consents)
        Proxy.newProxyInstance(
            Consents.class.getClassLoader(),
            new Class<?>[] {Consents.class},
            (_, method, arguments) -> {
              if (method.getName().equals("live")) {
                asked.incrementAndGet();
              }
              return method.invoke(consents, arguments);
            });
  }
}

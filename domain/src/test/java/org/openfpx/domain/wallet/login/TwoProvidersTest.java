package org.openfpx.domain.wallet.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openfpx.domain.assurance.Assurance;
import org.openfpx.domain.oauth.Recency;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.testing.wallet.WalletHouse;
import org.openfpx.domain.testing.wallet.WalletMother;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.account.SubjectHash;
import org.openfpx.domain.wallet.roundtrip.Arrival;
import org.openfpx.domain.wallet.roundtrip.Departure;
import org.openfpx.domain.wallet.roundtrip.Errand;
import org.openfpx.domain.wallet.roundtrip.Returned;
import org.openfpx.domain.wallet.roundtrip.Start;

/**
 * Who somebody is is said by issuer and subject together, and by nothing else (OWASP ASVS 5.0,
 * 6.8): two providers that call somebody alike speak of two people.
 */
class TwoProvidersTest {
  /** Each calls everybody by the code that they come back with. */
  private static final class Providers implements IdentityProviders {
    @Override
    public Start start(String idp, Departure departure) {
      return new Start.SendTo(
          URI.create("https://" + idp + ".example/?state=" + departure.state().reveal()));
    }

    @Override
    public Answer finish(String idp, Arrival arrival) {
      return new Answer.Vouched(
          "https://" + idp + ".example",
          arrival.code().reveal(),
          Assurance.LOWEST,
          Optional.empty());
    }
  }

  private final WalletHouse house = new WalletHouse();
  private final IdentityProviders providers = new Providers();
  private final BeginLogin beginLogin =
      new BeginLogin(providers, house.trips, SessionLifetimes.DEFAULT, house.world.world());
  private final FinishLogin finishLogin =
      new FinishLogin(
          providers,
          new FinishLogin.People(
              house.accounts,
              (issuer, subject) ->
                  List.of(new SubjectHash(1, SecretHash.sha256(issuer + "\n" + subject).hex())),
              house.whileOpen),
          house.sessions,
          SessionLifetimes.DEFAULT,
          house.world.world());

  private AccountId account(String idp, String subject) {
    var session = house.visit();
    var state =
        WalletHouse.state(
            beginLogin.begin(session, WalletMother.signIn(idp, Recency.ANY), WalletHouse.ENGLISH));
    var returned =
        new Returned(
            state,
            Optional.of(new Secret(subject)),
            Optional.of("https://" + idp + ".example"),
            Optional.empty());
    var trip = house.returnFromTrip.take(session.id(), returned).orElseThrow();
    return finishLogin.finish(session, trip, (Errand.SignIn) trip.errand(), returned)
            instanceof FinishLogin.Outcome.Welcome(var _, var account)
        ? account
        : new AccountId("nobody");
  }

  @Test
  void thoseWhomTwoProvidersCallAlikeAreTwo() {
    var here = account("one", "june@people.example");
    var there = account("two", "june@people.example");

    assertThat(there).isNotEqualTo(here);
    assertThat(account("one", "june@people.example")).isEqualTo(here);
    assertThat(account("two", "june@people.example")).isEqualTo(there);
    assertThat(account("one", "omar@people.example")).isNotEqualTo(here);
  }
}

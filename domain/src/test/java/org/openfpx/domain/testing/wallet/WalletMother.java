package org.openfpx.domain.testing.wallet;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.oauth.AuthorizationParameters;
import org.openfpx.domain.oauth.Recency;
import org.openfpx.domain.scope.Scope;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Secret;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.testing.TestWorld;
import org.openfpx.domain.text.Language;
import org.openfpx.domain.wallet.account.AccountId;
import org.openfpx.domain.wallet.account.SignInMethod;
import org.openfpx.domain.wallet.account.SubjectHash;
import org.openfpx.domain.wallet.authorizationserver.AsAccount;
import org.openfpx.domain.wallet.authorizationserver.AuthorizationServers.Credentials;
import org.openfpx.domain.wallet.consent.Consent;
import org.openfpx.domain.wallet.consent.ConsentRequest;
import org.openfpx.domain.wallet.consent.HowLong;
import org.openfpx.domain.wallet.linking.Link;
import org.openfpx.domain.wallet.linking.Sources.Tokens;
import org.openfpx.domain.wallet.login.BeginLogin;
import org.openfpx.domain.wallet.permission.ConsentId;
import org.openfpx.domain.wallet.permission.Permission;
import org.openfpx.domain.wallet.roundtrip.Errand;
import org.openfpx.domain.wallet.roundtrip.ReturnPath;
import org.openfpx.domain.wallet.roundtrip.RoundTrip;

/** Things that tests of the wallet's stores keep. */
public final class WalletMother {
  public static final Instant NOW = TestWorld.BEGINNING;
  public static final AccountId JUNE = new AccountId("june-account");
  public static final AccountId BOB = new AccountId("bob-account");

  private WalletMother() {}

  public static SubjectHash subject(String name) {
    return new SubjectHash(1, SecretHash.sha256(name).hex());
  }

  public static SignInMethod method(String id, AccountId account, String subject) {
    return new SignInMethod(id, account, "sample-id", subject(subject), NOW);
  }

  public static RoundTrip trip(String id, String session, Instant endsAt) {
    return new RoundTrip(
        id,
        session,
        new Errand.Connect("clinic", JUNE),
        new Secret("nonce of " + id),
        new Secret("verifier of " + id),
        new ReturnPath("/sources"),
        NOW,
        endsAt);
  }

  public static Link link(String id, AccountId account, String source) {
    return new Link(id, account, source, Optional.of("June Hartley"), tokens(id), false, NOW, 0);
  }

  public static Tokens tokens(String name) {
    return new Tokens(
        new Secret(name + "-access"),
        NOW.plus(Duration.ofHours(1)),
        Optional.of(new Secret(name + "-refresh")));
  }

  public static AsAccount asAccount(String id, AccountId account) {
    return new AsAccount(
        id,
        account,
        "as",
        new Credentials(
            "client-" + id,
            new Secret("secret of " + id),
            new Secret("registration of " + id),
            URI.create("https://as.example/oauth2/register/client-" + id)),
        NOW);
  }

  public static ConsentRequest request(String id, String handle, String session) {
    return new ConsentRequest(
        new ConsentId(id),
        "as",
        new Secret(handle),
        new AuthorizationParameters(
            Map.of("client_id", "openfpx-as", "state", "a\tstate\nwith \\ all"), Set.of()),
        session,
        NOW,
        NOW.plus(Duration.ofMinutes(10)),
        ConsentRequest.Stage.ASKING,
        Optional.empty());
  }

  /** A yes that is live for so long. */
  public static Consent consent(String id, AccountId account, Instant at, Duration live) {
    return new Consent(
        new ConsentId(id),
        account,
        "as",
        "my-immunizations",
        new Consent.Words(
            new Language("fr"),
            "Mes vaccins",
            "Example Apps",
            "Réseau de santé",
            Optional.of("Pour vous les montrer \u2764"),
            Optional.empty()),
        true,
        HowLong.WEEK,
        at,
        at.plus(live),
        List.of(
            new Consent.Line(
                1,
                "immunizations",
                "Carnet\tde\nvaccination",
                true,
                List.of(new Consent.Part(new Scope("read"), "Les voir", true)),
                Optional.of(
                    new Consent.From("clinic", "clinic-immunizations", "Clinique", at.plus(live)))),
            new Consent.Line(
                2,
                "profile",
                "Nom",
                false,
                List.of(new Consent.Part(new Scope("line"), "Le voir", false)),
                Optional.empty())));
  }

  public static Permission permission(String id, AccountId account, String consent, String source) {
    return new Permission(
        id,
        account,
        new ConsentId(consent),
        consent,
        1,
        source,
        source + "-immunizations",
        ScopeSet.of("read", "write"),
        NOW.plus(Duration.ofDays(7)),
        new Permission.Standing.Promised());
  }

  /** To sign in somewhere, at whatever level. */
  public static BeginLogin.Wish signIn(String idp, Recency recency) {
    return new BeginLogin.Wish(idp, ReturnPath.HOME, recency.anew(), recency, Optional.empty());
  }
}

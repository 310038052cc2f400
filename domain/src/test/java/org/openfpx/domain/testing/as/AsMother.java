package org.openfpx.domain.testing.as;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openfpx.domain.as.permission.Login;
import org.openfpx.domain.as.permission.Permission;
import org.openfpx.domain.as.permission.PermissionId;
import org.openfpx.domain.as.registry.DefinitionId;
import org.openfpx.domain.as.registry.PurposeId;
import org.openfpx.domain.as.registry.ResourceId;
import org.openfpx.domain.as.registry.ResourceServerId;
import org.openfpx.domain.as.registry.WalletId;
import org.openfpx.domain.as.token.Asked;
import org.openfpx.domain.as.token.IssuedToken;
import org.openfpx.domain.as.transaction.Kind;
import org.openfpx.domain.as.transaction.SignInRequest;
import org.openfpx.domain.as.transaction.Stage;
import org.openfpx.domain.as.transaction.TicketResource;
import org.openfpx.domain.as.transaction.Transaction;
import org.openfpx.domain.as.transaction.TransactionId;
import org.openfpx.domain.oauth.ClientId;
import org.openfpx.domain.oauth.CodeChallenge;
import org.openfpx.domain.oauth.CodeVerifier;
import org.openfpx.domain.oauth.KeyThumbprint;
import org.openfpx.domain.oauth.Prompt;
import org.openfpx.domain.scope.ScopeSet;
import org.openfpx.domain.secret.Sealed;
import org.openfpx.domain.secret.SecretHash;
import org.openfpx.domain.testing.TestWorld;

/** What an authorization server keeps, as tests need it. */
public final class AsMother {
  public static final ClientId ALPHA = new ClientId("alpha");
  public static final ClientId BETA = new ClientId("beta");
  public static final ClientId ACCOUNT = new ClientId("account-1");
  public static final Instant NOW = TestWorld.BEGINNING;
  public static final Instant LATER = NOW.plusSeconds(300);
  public static final ScopeSet READ = ScopeSet.of("read");
  public static final Permission.State.Active ACTIVE =
      new Permission.State.Active(Login.UNKNOWN, Kind.AS_FIRST, READ);
  public static final WalletId WALLET = new WalletId("wallet");

  /** A person who chooses a wallet. */
  public static final Stage.Gathering CHOOSING =
      new Stage.Gathering(
          hash("browser"), "https://client.test/back?a=b", Optional.of("s t é"), Optional.empty());

  /** The same at the wallet. */
  public static final Stage.Gathering AT_WALLET = CHOOSING.at(visit("handle", "state"));

  private AsMother() {}

  public static Stage.Visit visit(String handle, String state) {
    return new Stage.Visit(WALLET, hash(handle), hash(state));
  }

  public static SecretHash hash(String text) {
    return SecretHash.sha256(text);
  }

  public static TransactionId id(String id) {
    return new TransactionId(id);
  }

  /** One that a client has just opened. */
  public static Transaction asFirst(String id) {
    return new Transaction(
        id(id),
        Kind.AS_FIRST,
        Optional.of(ALPHA),
        Optional.of(new PurposeId("show")),
        List.of(TicketResource.ofType(new DefinitionId("immunizations"), READ, true)),
        ScopeSet.NONE,
        Optional.empty(),
        LATER,
        new Stage.Requested());
  }

  /** One that a resource server asked for, and nobody has taken. */
  public static Transaction rsFirst(String id) {
    return new Transaction(
        id(id),
        Kind.RS_FIRST,
        Optional.empty(),
        Optional.empty(),
        List.of(
            TicketResource.of(
                new DefinitionId("a definition + a % sign"),
                new ResourceId("-\n- é"),
                ScopeSet.of("read", "write+all")),
            TicketResource.ofType(new DefinitionId("profile"), ScopeSet.NONE, false)),
        ScopeSet.NONE,
        Optional.empty(),
        LATER,
        new Stage.Requested());
  }

  /** A person on the way to sign in at a client. */
  public static Transaction signIn(String id) {
    return new Transaction(
        id(id),
        Kind.OAUTH,
        Optional.of(ALPHA),
        Optional.empty(),
        List.of(),
        ScopeSet.of("openid"),
        Optional.of(CodeChallenge.of(new CodeVerifier("v".repeat(43)))),
        LATER,
        AT_WALLET,
        Optional.of(
            new SignInRequest(
                Optional.of("n é"),
                Optional.of(Duration.ofMinutes(5)),
                Set.of(Prompt.LOGIN, Prompt.CONSENT),
                List.of("ial2-aal2", "urn:x"),
                Optional.of(new KeyThumbprint("k".repeat(43))),
                Optional.of("5".repeat(64)))));
  }

  public static Permission pending(String id, TransactionId transaction) {
    return new Permission(
        new PermissionId(id),
        transaction,
        ACCOUNT,
        ALPHA,
        new ResourceId("clinic-immunizations"),
        new DefinitionId("immunizations"),
        ScopeSet.of("read", "write"),
        Optional.of(new PurposeId("show")),
        Optional.of(new Sealed("k1:c2VhbGVk")),
        NOW,
        LATER,
        new Permission.State.Pending());
  }

  public static IssuedToken.AccessToken accessToken(String token, TransactionId grant) {
    return new IssuedToken.AccessToken(
        hash(token), grant, ALPHA, new ResourceServerId("clinic"), Asked.EVERYTHING, NOW, LATER);
  }

  public static IssuedToken.RefreshToken refreshToken(String token, TransactionId grant) {
    return new IssuedToken.RefreshToken(
        hash(token), grant, ALPHA, new Asked(READ, Optional.of(READ)), LATER);
  }

  public static IssuedToken.ServiceToken serviceToken(String token) {
    return new IssuedToken.ServiceToken(hash(token), BETA, ScopeSet.of("uma_protection"), LATER);
  }
}
